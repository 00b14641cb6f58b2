import type { JSX } from 'react';
import { formatDay, formatShare } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Facts, recordText } from './facts.js';
import type { Fighter } from './read-card.js';

const METHODS = ['ko_tko', 'submission', 'decision', 'dq', 'other'] as const;

export function FighterCard({ fighter }: { fighter: Fighter }): JSX.Element {
  const { card } = useTexts();
  const language = useLanguage();
  const { record, current_streak: streak, career, born_on, age, title_bouts } = fighter;
  const day = (value: string | null): string | null => (value === null ? null : formatDay(value, language));
  const share = (value: number | null): string | null =>
    value === null ? null : formatShare(value, language);
  const number = (value: number | null): string | null =>
    value === null ? null : value.toLocaleString(language, { maximumFractionDigits: 2 });
  return (
    <div className="card">
      {fighter.nickname !== null && <p className="card__nickname">“{fighter.nickname}”</p>}
      <p className="card__record">
        <span>{recordText(record)}</span>
        <small>{card.record}</small>
      </p>
      <MethodBar label={card.winsBy} counts={fighter.wins_by} />
      <MethodBar label={card.lossesBy} counts={fighter.losses_by} />
      <Facts
        facts={[
          [
            card.born,
            born_on === null ? null : `${day(born_on)}${age === null ? '' : ` (${card.age(age)})`}`,
          ],
          [card.height, fighter.height_cm === null ? null : `${number(fighter.height_cm)} cm`],
          [card.reach, fighter.reach_cm === null ? null : `${number(fighter.reach_cm)} cm`],
          [card.stance, fighter.stance],
          [card.weightClasses, fighter.weight_classes.map((name) => card.classes[name]).join(', ')],
          [card.streak, streak.result === null ? null : card.streaks[streak.result](streak.count)],
          [card.titleBouts, title_bouts.wins + title_bouts.losses > 0 ? recordText(title_bouts) : null],
          [card.lastBout, day(fighter.last_bout_on)],
          [card.strikesLanded, number(career.sig_strikes_landed_per_min)],
          [card.accuracy, share(career.sig_strike_accuracy)],
          [card.takedowns, number(career.takedowns_per_15_min)],
          [card.takedownDefence, share(career.takedown_defence)],
        ]}
      />
    </div>
  );
}

interface MethodBarProps {
  label: string;
  counts: Record<(typeof METHODS)[number], number>;
}

function MethodBar({ label, counts }: MethodBarProps): JSX.Element | null {
  const { card } = useTexts();
  const shown = METHODS.filter((method) => counts[method] > 0);
  if (shown.length === 0) return null;
  return (
    <div className="methods">
      <p>{label}</p>
      <div className="methods__bar" aria-hidden="true">
        {shown.map((method) => (
          <span key={method} data-method={method} style={{ flexGrow: counts[method] }} />
        ))}
      </div>
      <ul>
        {shown.map((method) => (
          <li key={method} data-method={method}>
            {card.methods[method]} <b>{counts[method]}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
