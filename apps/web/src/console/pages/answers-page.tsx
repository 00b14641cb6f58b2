import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { useFormats } from '../parts/format.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { useConsoleTexts } from '../texts/console-texts.js';

const REFRESH_MS = 2_000;
const ANSWERS_KEY = ['console', 'answers'] as const;
const SHORT_ID = 8;

/** Streaming answers of all nodes, which can be stopped. */
export function AnswersPage(): JSX.Element {
  const { answers, feedback, pages } = useConsoleTexts();
  const { time } = useFormats();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ANSWERS_KEY,
    queryFn: () => dataOf(api.GET('/api/admin/answers')),
    refetchInterval: REFRESH_MS,
  });
  const stop = useMutation({
    mutationFn: (id: string) =>
      dataOf(api.POST('/api/admin/answers/{id}/stop', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ANSWERS_KEY }),
  });
  return (
    <Section title={pages.answers}>
      {stop.error !== null && <Notice kind="problem">{describeProblem(stop.error)}</Notice>}
      {stop.isSuccess && <Notice>{answers.stopped}</Notice>}
      <Loaded query={query}>
        {({ total, answers: running }) => (
          <>
            <Table
              label={pages.answers}
              empty={answers.empty}
              rows={running}
              keyOf={(answer) => answer.message_id}
              columns={[
                { title: answers.user, cell: (answer) => feedback.of(answer.user_id) },
                { title: answers.started, cell: (answer) => time(answer.started_at) },
                {
                  title: answers.stored,
                  cell: (answer) => answers.characters(answer.stored_characters),
                  isNumber: true,
                },
                { title: answers.node, cell: (answer) => answer.node_id?.slice(-SHORT_ID) ?? '–' },
                {
                  title: answers.stop,
                  cell: (answer) => (
                    <Button
                      size="small"
                      disabled={stop.isPending}
                      onClick={() => stop.mutate(answer.message_id)}
                    >
                      {answers.stop}
                    </Button>
                  ),
                },
              ]}
            />
            {total > running.length && <p>{answers.beyond(total - running.length)}</p>}
          </>
        )}
      </Loaded>
    </Section>
  );
}
