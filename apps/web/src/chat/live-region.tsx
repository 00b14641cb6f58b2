import { useEffect, useState, type JSX } from 'react';
import { useTexts } from '../i18n/language.js';
import type { AnswerEntry, Entry } from './model/turns.js';
import { toPlainText } from './message/plain-text.js';

/** Read aloud at the end of an answer, in characters; the whole answer can be read in the conversation. */
const MAX_ANNOUNCED = 600;

/** Says what happens for readers who do not see it: that an answer is being written, and its text once it is complete. */
export function LiveRegion({ entries }: { entries: readonly Entry[] }): JSX.Element {
  const last = entries.at(-1);
  return (
    <div className="visually-hidden" role="log" aria-live="polite">
      {last?.kind === 'answer' && <Announcement key={last.key} entry={last} />}
    </div>
  );
}

/** Silent about answers that were complete when the page was opened. */
function Announcement({ entry }: { entry: AnswerEntry }): JSX.Element | null {
  const { chat } = useTexts();
  const [said, setSaid] = useState<'nothing' | 'writing' | 'answered'>(
    entry.store.get().status === 'streaming' ? 'writing' : 'nothing',
  );
  useEffect(
    () =>
      entry.store.subscribe(() => {
        setSaid(entry.store.get().status === 'streaming' ? 'writing' : 'answered');
      }),
    [entry],
  );
  if (said === 'nothing') return null;
  if (said === 'writing') return <p>{chat.writing}</p>;
  return (
    <p>
      {toPlainText(entry.store.get().content).slice(0, MAX_ANNOUNCED)} {chat.answered}
    </p>
  );
}
