import { CircleHelp } from 'lucide-react';
import type { Reading } from '@mma-savant/client';
import type { JSX } from 'react';
import { useTexts } from '../../i18n/language.js';

/** What of the question was not applied; nothing where all of it was. */
export function ReadingNote({ reading }: { reading: Reading | null }): JSX.Element | null {
  const { answer } = useTexts();
  if (reading === null || (reading.ignored.length === 0 && reading.outcome !== 'declined')) return null;
  return (
    <div className="reading">
      <CircleHelp size={15} aria-hidden="true" />
      <div>
        {answer.outcomes[reading.outcome]}
        {reading.ignored.length > 0 && (
          <>
            {' '}
            {answer.ignored}:{' '}
            {reading.ignored.map((part) => (
              <bdi key={part} className="reading__part">
                {part}
              </bdi>
            ))}
          </>
        )}
      </div>
    </div>
  );
}
