import { useQuery } from '@tanstack/react-query';
import { ChartPie, ListOrdered, Swords, Trophy } from 'lucide-react';
import type { JSX } from 'react';
import { api, dataOf } from '../api/api.js';
import { formatDay, formatNumber } from '../i18n/format.js';
import { useLanguage, useTexts } from '../i18n/language.js';
import { Mark } from '../ui/mark.js';
import './empty-state.css';

const ICONS = [Trophy, Swords, ChartPie, ListOrdered];

/** What a new conversation shows: what the data covers, and questions to begin with. */
export function EmptyState({ onAsk }: { onAsk: (question: string) => void }): JSX.Element {
  const { empty } = useTexts();
  return (
    <div className="empty">
      <Mark size={48} />
      <h2 className="empty__title">{empty.title}</h2>
      <p className="empty__lead">{empty.lead}</p>
      <ul className="starters">
        {empty.starters.map(({ title, question }, index) => {
          const Icon = ICONS[index] ?? Trophy;
          return (
            <li key={title}>
              <button type="button" className="starter" onClick={() => onAsk(question)}>
                <span className="starter__title">
                  <Icon size={16} aria-hidden="true" />
                  {title}
                </span>
                <span className="starter__question">{question}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <Coverage />
    </div>
  );
}

function Coverage(): JSX.Element {
  const { empty } = useTexts();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['data-status'],
    queryFn: () => dataOf(api.GET('/api/data/status')),
  });
  return (
    <p className="empty__data">
      {data?.as_of != null &&
        empty.data(formatDay(data.as_of, language), formatNumber(data.counts.events, language))}
      {data?.coverage === 'starter' && <span className="empty__starter">{empty.starter}</span>}
    </p>
  );
}
