import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { useFormats } from '../parts/format.js';
import { MoreButton } from '../parts/more-button.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { usePages } from '../parts/use-pages.js';
import { useConsoleTexts } from '../texts/console-texts.js';
import type { DataSyncRun } from '../types.js';

const RUNNING_REFRESH_MS = 1_000;
const IDLE_REFRESH_MS = 15_000;
const SYNC_KEY = ['console', 'sync'] as const;

/** Reach of the data, syncs with their progress, and rows that were set aside. */
export function DataPage(): JSX.Element {
  const { data, pages, empty, none } = useConsoleTexts();
  const { number, time, day } = useFormats();
  const queries = useQueryClient();
  const status = useQuery({
    queryKey: ['console', 'data'],
    queryFn: () => dataOf(api.GET('/api/data/status')),
    refetchInterval: IDLE_REFRESH_MS,
  });
  const sync = useQuery({
    queryKey: SYNC_KEY,
    queryFn: () => dataOf(api.GET('/api/admin/data/sync')),
    refetchInterval: ({ state }) =>
      state.data?.runs[0]?.status === 'running' ? RUNNING_REFRESH_MS : IDLE_REFRESH_MS,
  });
  const quarantine = usePages(['console', 'quarantine'], (cursor: string | undefined) =>
    dataOf(
      api.GET('/api/admin/data/quarantine', {
        params: { query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const start = useMutation({
    mutationFn: () => dataOf(api.POST('/api/admin/data/sync')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['console'] }),
  });
  const isRunning = sync.data?.runs[0]?.status === 'running';
  return (
    <>
      <Section
        title={pages.data}
        actions={
          <Button
            kind="primary"
            size="small"
            disabled={start.isPending || isRunning}
            onClick={() => start.mutate()}
          >
            {isRunning ? data.syncing : data.sync}
          </Button>
        }
      >
        {start.error !== null && <Notice kind="problem">{describeProblem(start.error)}</Notice>}
        {start.data !== undefined && <Notice>{start.data.started ? data.started : data.already}</Notice>}
        <Loaded query={status}>
          {({ as_of: asOf, coverage, counts }) => (
            <dl className="console-facts">
              <dt>{data.asOf}</dt>
              <dd>
                {asOf === null ? none : day(asOf)} ({data.coverage[coverage]})
              </dd>
              {(['events', 'bouts', 'fighters', 'rounds', 'rankings', 'quarantined'] as const).map((kind) => (
                <Fact key={kind} label={data.counts[kind]} value={number(counts[kind])} />
              ))}
            </dl>
          )}
        </Loaded>
        <Loaded query={sync}>
          {({ source, next_at: next }) => (
            <dl className="console-facts">
              <Fact label={data.source} value={source} />
              <Fact label={data.next} value={next === null ? data.never : time(next)} />
            </dl>
          )}
        </Loaded>
      </Section>
      <Section title={data.runs}>
        <Loaded query={sync}>
          {({ runs }) => (
            <Table
              label={data.runs}
              empty={empty}
              rows={runs}
              keyOf={(run) => `${run.source} ${run.started_at}`}
              columns={[
                { title: data.time, cell: (run) => time(run.started_at) },
                { title: data.source, cell: (run) => run.source },
                { title: data.state, cell: (run) => <RunState run={run} /> },
                { title: data.inserted, cell: (run) => number(run.inserted), isNumber: true },
                { title: data.updated, cell: (run) => number(run.updated), isNumber: true },
                { title: data.rejected, cell: (run) => number(run.rejected), isNumber: true },
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Section title={data.quarantine} lead={data.quarantineLead}>
        <Loaded query={quarantine}>
          {(found) => (
            <Table
              label={data.quarantine}
              empty={empty}
              rows={found.flatMap((page) => page.rows)}
              keyOf={({ id }) => id}
              columns={[
                { title: data.file, cell: (row) => row.file },
                { title: data.line, cell: (row) => row.line ?? none, isNumber: true },
                { title: data.reason, cell: (row) => row.reason },
                { title: data.values, cell: (row) => <code>{JSON.stringify(row.values)}</code> },
              ]}
            />
          )}
        </Loaded>
        <MoreButton query={quarantine} />
      </Section>
    </>
  );
}

const Fact = ({ label, value }: { label: string; value: string }): JSX.Element => (
  <>
    <dt>{label}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </>
);

const BYTES_IN_MB = 1_000_000;

function RunState({ run: { status, progress, failure } }: { run: DataSyncRun }): JSX.Element {
  const { data } = useConsoleTexts();
  if (status === 'running' && progress !== null) {
    const read = (progress.bytes_read / BYTES_IN_MB).toFixed(1);
    const size = progress.bytes === null ? '' : ` / ${(progress.bytes / BYTES_IN_MB).toFixed(1)}`;
    return (
      <span role="status">
        {data.progress[progress.step]}: {progress.file} ({read}
        {size} MB)
      </span>
    );
  }
  return (
    <>
      {data.states[status]}
      {failure !== null && <small className="console-failure">{failure}</small>}
    </>
  );
}
