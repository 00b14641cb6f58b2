import type { JSX } from 'react';
import { formatDay } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Facts } from './facts.js';
import { useOpenPanel } from './panel-context.js';
import type { Bout, EventDetail } from './read-card.js';

export function EventCard({ event }: { event: EventDetail }): JSX.Element {
  const { card } = useTexts();
  const language = useLanguage();
  return (
    <div className="card">
      <Facts
        facts={[
          [card.date, event.date === null ? null : formatDay(event.date, language)],
          [card.place, event.location],
        ]}
      />
      <h3>{card.card}</h3>
      <ul className="bouts">
        {event.bouts.map((bout) => (
          <BoutLine key={bout.bout_id} bout={bout} />
        ))}
      </ul>
    </div>
  );
}

function BoutLine({ bout }: { bout: Bout }): JSX.Element {
  const { card } = useTexts();
  const openPanel = useOpenPanel();
  const { bout_id: id, fighter_a: a, fighter_b: b } = bout;
  return (
    <li>
      <button
        type="button"
        className="bout"
        onClick={() => openPanel({ kind: 'bout', id, label: `${a.name} vs. ${b.name}`, url: null })}
      >
        <span>
          <bdi data-result={a.result}>{a.name}</bdi> vs. <bdi data-result={b.result}>{b.name}</bdi>
        </span>
        <small>
          {card.methods[bout.method_group]} · R{bout.round} {bout.time}
          {bout.title !== 'none' && ` · ${card.titleBout}`}
        </small>
      </button>
    </li>
  );
}
