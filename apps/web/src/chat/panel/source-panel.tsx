import { useQuery } from '@tanstack/react-query';
import { ExternalLink, MessageSquarePlus } from 'lucide-react';
import type { JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { BoutCard } from './bout-card.js';
import { EventCard } from './event-card.js';
import { FighterCard } from './fighter-card.js';
import type { PanelTarget } from './panel-context.js';
import { readBout, readEvent, readFighter } from './read-card.js';
import './panel.css';

interface SourcePanelProps {
  /** Null closes it. */
  target: PanelTarget | null;
  onClose: () => void;
  onAsk: (question: string) => void;
}

/** The row behind a source: a fighter, bout or event. */
export function SourcePanel({ target, onClose, onAsk }: SourcePanelProps): JSX.Element {
  const { card } = useTexts();
  return (
    <Dialog isOpen={target !== null} onClose={onClose} title={target?.label ?? card.label} kind="panel">
      {target !== null && (
        <>
          <Card key={target.id} target={target} />
          <div className="panel__actions">
            <Button
              size="small"
              onClick={() => {
                onClose();
                onAsk(card.question(target.label));
              }}
            >
              <MessageSquarePlus size={15} aria-hidden="true" />
              {card.ask(target.label)}
            </Button>
            {target.url !== null && /^https?:\/\//i.test(target.url) && (
              <a className="panel__link" href={target.url} target="_blank" rel="noopener noreferrer nofollow">
                <ExternalLink size={14} aria-hidden="true" />
                {card.open}
              </a>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

function Card({ target }: { target: PanelTarget }): JSX.Element | null {
  switch (target.kind) {
    case 'fighter':
      return <Loaded target={target} read={readFighter} show={(data) => <FighterCard fighter={data} />} />;
    case 'bout':
      return <Loaded target={target} read={readBout} show={(data) => <BoutCard bout={data} />} />;
    case 'event':
      return <Loaded target={target} read={readEvent} show={(data) => <EventCard event={data} />} />;
    case 'ranking':
      return null;
  }
}

interface LoadedProps<Data> {
  target: PanelTarget;
  read: (id: string) => Promise<Data>;
  show: (data: Data) => JSX.Element;
}

function Loaded<Data>({ target, read, show }: LoadedProps<Data>): JSX.Element {
  const { common } = useTexts();
  const { data, error } = useQuery({
    queryKey: ['card', target.kind, target.id],
    queryFn: () => read(target.id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <Notice kind="problem">{describeProblem(error)}</Notice>;
  return data === undefined ? <p role="status">{common.loading}</p> : show(data);
}
