import type { JSX } from 'react';
import { formatDay } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Facts } from './facts.js';
import type { BoutDetail } from './read-card.js';

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export function BoutCard({ bout }: { bout: BoutDetail }): JSX.Element {
  const { card } = useTexts();
  const language = useLanguage();
  const { fighter_a: a, fighter_b: b, totals } = bout;
  return (
    <div className="card">
      <div className="versus">
        {[a, b].map((side) => (
          <div key={side.fighter_id} data-result={side.result}>
            <bdi>{side.name}</bdi>
            <small>{card.results[side.result]}</small>
          </div>
        ))}
      </div>
      {totals.a !== null && totals.b !== null && (
        <table className="compare">
          <tbody>
            <Line label={card.sigStrikes} a={totals.a.sig_strikes.landed} b={totals.b.sig_strikes.landed} />
            <Line label={card.takedownsLanded} a={totals.a.takedowns.landed} b={totals.b.takedowns.landed} />
            <Line label={card.knockdowns} a={totals.a.knockdowns} b={totals.b.knockdowns} />
            <Line
              label={card.control}
              a={totals.a.control_seconds}
              b={totals.b.control_seconds}
              show={clock}
            />
          </tbody>
        </table>
      )}
      <Facts
        facts={[
          [card.method, [bout.method, bout.method_detail].filter(Boolean).join(' · ')],
          [card.round, `R${bout.round} · ${bout.time}`],
          [card.titleBout, bout.title === 'none' ? null : bout.title],
          [card.weightClasses, bout.weight_class === null ? null : card.classes[bout.weight_class]],
          [card.event, bout.event],
          [card.date, bout.date === null ? null : formatDay(bout.date, language)],
          [card.place, bout.location],
          [card.referee, bout.referee],
          [
            card.scorecards,
            bout.scorecards.length === 0
              ? null
              : bout.scorecards
                  .map(({ judge, a: one, b: other }) => `${judge === null ? '' : `${judge} `}${one}–${other}`)
                  .join(', '),
          ],
        ]}
      />
    </div>
  );
}

interface LineProps {
  label: string;
  a: number | null;
  b: number | null;
  show?: (value: number) => string;
}

function Line({ label, a, b, show = String }: LineProps): JSX.Element | null {
  if (a === null || b === null) return null;
  return (
    <tr>
      <td data-more={a > b}>{show(a)}</td>
      <th scope="row">{label}</th>
      <td data-more={b > a}>{show(b)}</td>
    </tr>
  );
}
