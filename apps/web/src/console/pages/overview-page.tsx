import { useQuery } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { api, dataOf } from '../../api/api.js';
import { today } from '../parts/days.js';
import { useFormats } from '../parts/format.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { useConsoleTexts } from '../texts/console-texts.js';

const REFRESH_MS = 5_000;

/** What goes on now, on all nodes. */
export function OverviewPage(): JSX.Element {
  const texts = useConsoleTexts();
  const { overview } = texts;
  const { number, cost, day } = useFormats();
  const now = today();
  const usage = useQuery({
    queryKey: ['console', 'usage-today', now],
    queryFn: () =>
      dataOf(api.GET('/api/admin/usage', { params: { query: { from: now, to: now, by: 'day' } } })),
    refetchInterval: REFRESH_MS,
  });
  const connections = useQuery({
    queryKey: ['console', 'connections'],
    queryFn: () => dataOf(api.GET('/api/admin/connections')),
    refetchInterval: REFRESH_MS,
  });
  const answers = useQuery({
    queryKey: ['console', 'answers'],
    queryFn: () => dataOf(api.GET('/api/admin/answers')),
    refetchInterval: REFRESH_MS,
  });
  const data = useQuery({
    queryKey: ['console', 'data'],
    queryFn: () => dataOf(api.GET('/api/data/status')),
  });
  const readiness = useQuery({
    queryKey: ['console', 'readiness'],
    queryFn: () => dataOf(api.GET('/health/ready')),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <div className="console-tiles">
        <Loaded query={usage}>
          {({ total }) => (
            <>
              <Tile label={overview.requests} value={number(total.requests)} />
              <Tile label={overview.tokens} value={number(total.input_tokens + total.output_tokens)} />
              <Tile
                label={overview.cost}
                value={cost(total.cost_usd)}
                more={total.unpriced_requests > 0 ? overview.unpriced(total.unpriced_requests) : undefined}
              />
            </>
          )}
        </Loaded>
        <Loaded query={answers}>
          {({ total }) => <Tile label={overview.answers} value={number(total)} />}
        </Loaded>
        <Loaded query={connections}>
          {({ total_connections: total, nodes }) => (
            <Tile label={overview.connections} value={number(total)} more={overview.nodes(nodes.length)} />
          )}
        </Loaded>
        <Loaded query={data}>
          {({ as_of: asOf, counts }) => (
            <Tile
              label={overview.data}
              value={asOf === null ? texts.none : day(asOf)}
              more={overview.bouts(number(counts.bouts))}
            />
          )}
        </Loaded>
        <Loaded query={readiness}>
          {({ language_model: model }) => (
            <Tile
              label={overview.model}
              value={model.model}
              isBad={model.state === 'failed'}
              more={modelState(model, overview)}
            />
          )}
        </Loaded>
      </div>
      <Section title={overview.connections}>
        <Loaded query={connections}>
          {({ nodes }) => (
            <Table
              label={overview.connections}
              empty={texts.empty}
              rows={nodes.map((node, index) => ({ ...node, index: index + 1 }))}
              keyOf={({ index }) => index}
              columns={[
                { title: overview.nodeTitle, cell: ({ index }) => overview.node(index) },
                { title: overview.connections, cell: (node) => number(node.connections), isNumber: true },
                { title: overview.sessions, cell: (node) => number(node.sessions), isNumber: true },
                { title: overview.answers, cell: (node) => number(node.generations), isNumber: true },
                {
                  title: overview.busiest,
                  cell: ({ users }) =>
                    users
                      .slice(0, 5)
                      .map((user) => `${user.user_id} (${user.connections})`)
                      .join(', ') || texts.none,
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </>
  );
}

interface ModelState {
  state: 'ok' | 'failed' | 'unchecked';
  reason: string | null;
  fallback: string | null;
}

function modelState(
  { state, reason, fallback }: ModelState,
  texts: ReturnType<typeof useConsoleTexts>['overview'],
): string {
  if (state === 'ok') return texts.modelOk;
  if (state === 'unchecked') return texts.modelUnchecked;
  const parts = [texts.modelFailed(reason ?? '')];
  if (fallback !== null) parts.push(texts.modelFallback(fallback));
  return parts.join('; ');
}

interface TileProps {
  label: string;
  value: ReactNode;
  more?: string | undefined;
  isBad?: boolean;
}

const Tile = ({ label, value, more, isBad = false }: TileProps): JSX.Element => (
  <div className={`console-tile ${isBad ? 'console-tile--bad' : ''}`}>
    <span className="console-tile__label">{label}</span>
    <strong className="console-tile__value">
      <bdi>{value}</bdi>
    </strong>
    {more !== undefined && <span className="console-tile__more">{more}</span>}
  </div>
);
