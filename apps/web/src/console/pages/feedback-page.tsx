import { useMutation } from '@tanstack/react-query';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState, type JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { downloadText } from '../../lib/download.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { today } from '../parts/days.js';
import { useFormats } from '../parts/format.js';
import { MoreButton } from '../parts/more-button.js';
import { Loaded, Section } from '../parts/section.js';
import { usePages } from '../parts/use-pages.js';
import { useConsoleTexts } from '../texts/console-texts.js';

const RATINGS = ['all', 'up', 'down'] as const;
type Rating = (typeof RATINGS)[number];

/** Rated answers with their questions. */
export function FeedbackPage(): JSX.Element {
  const { feedback, pages, empty } = useConsoleTexts();
  const { time } = useFormats();
  const [rating, setRating] = useState<Rating>('all');
  const filter = rating === 'all' ? {} : { rating };
  const query = usePages(['console', 'feedback', rating], (cursor: string | undefined) =>
    dataOf(
      api.GET('/api/admin/feedback', {
        params: { query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const download = useMutation({
    mutationFn: () =>
      dataOf(api.GET('/api/admin/feedback/export', { params: { query: filter }, parseAs: 'text' })),
    onSuccess: (lines) => downloadText(`feedback-${today()}.jsonl`, 'application/jsonl', String(lines)),
  });
  return (
    <Section
      title={pages.feedback}
      actions={
        <Button size="small" disabled={download.isPending} onClick={() => download.mutate()}>
          {feedback.export}
        </Button>
      }
    >
      {download.error !== null && <Notice kind="problem">{describeProblem(download.error)}</Notice>}
      <div className="console-filters" role="group" aria-label={feedback.filter}>
        {RATINGS.map((each) => (
          <Button
            key={each}
            size="small"
            kind={each === rating ? 'primary' : 'secondary'}
            aria-pressed={each === rating}
            onClick={() => setRating(each)}
          >
            {feedback.ratings[each]}
          </Button>
        ))}
      </div>
      <Loaded query={query}>
        {(found) => {
          const rated = found.flatMap((page) => page.feedback);
          if (rated.length === 0) return <p className="console__empty">{empty}</p>;
          return (
            <ul className="console-feedback">
              {rated.map((each) => (
                <li key={each.message_id}>
                  <header>
                    {each.rating === 'up' ? (
                      <ThumbsUp size={16} aria-label={feedback.ratings.up} className="is-good" />
                    ) : (
                      <ThumbsDown size={16} aria-label={feedback.ratings.down} className="is-bad" />
                    )}
                    <bdi className="console-feedback__question">{each.question ?? '–'}</bdi>
                  </header>
                  {each.comment !== null && (
                    <blockquote>
                      <bdi>{each.comment}</bdi>
                    </blockquote>
                  )}
                  <details>
                    <summary>{feedback.answer}</summary>
                    <pre>{each.answer}</pre>
                  </details>
                  <small>
                    {[
                      feedback.of(each.user_id),
                      time(each.timestamp),
                      ...(each.model === null ? [] : [feedback.by(each.model)]),
                    ].join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton query={query} />
    </Section>
  );
}
