import type { Source } from '@mma-savant/client';
import { CalendarDays, ListOrdered, Swords, User } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import { useOpenPanel } from '../panel/panel-context.js';

const ICONS = { fighter: User, bout: Swords, event: CalendarDays, ranking: ListOrdered };
const FIRST_SHOWN = 3;

/** Where the figures come from; each opens in the side panel. */
export function SourceList({ sources }: { sources: readonly Source[] }): JSX.Element | null {
  const { answer } = useTexts();
  const openPanel = useOpenPanel();
  const [showsAll, setShowsAll] = useState(false);
  if (sources.length === 0) return null;
  const shown = showsAll ? sources : sources.slice(0, FIRST_SHOWN);
  return (
    <ul className="sources" aria-label={answer.sources}>
      {shown.map((source) => {
        const Icon = ICONS[source.kind] ?? ListOrdered;
        return (
          <li key={`${source.kind} ${source.id}`}>
            <button type="button" className="source" title={source.label} onClick={() => openPanel(source)}>
              <Icon size={13} aria-hidden="true" />
              <bdi>{source.label}</bdi>
            </button>
          </li>
        );
      })}
      {sources.length > shown.length && (
        <li>
          <button type="button" className="source" onClick={() => setShowsAll(true)}>
            {answer.moreSources(sources.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  );
}
