import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState, type JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { toCsv } from '../../lib/csv.js';
import { downloadText } from '../../lib/download.js';
import { IconButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { DayBars } from '../parts/day-bars.js';
import { dayBefore, today } from '../parts/days.js';
import { useFormats } from '../parts/format.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { useConsoleTexts } from '../texts/console-texts.js';
import type { UsageRow } from '../types.js';

const GROUPS = ['day', 'model', 'user', 'kind'] as const;
type Group = (typeof GROUPS)[number];
const DAYS = 29;

/** Requests, tokens and cost of a period, grouped. */
export function UsagePage(): JSX.Element {
  const { usage, pages, csv, empty } = useConsoleTexts();
  const { number, cost } = useFormats();
  const [to, setTo] = useState(today);
  const [from, setFrom] = useState(() => dayBefore(today(), DAYS));
  const [by, setBy] = useState<Group>('day');
  const report = useQuery({
    queryKey: ['console', 'usage', from, to, by],
    queryFn: () => dataOf(api.GET('/api/admin/usage', { params: { query: { from, to, by } } })),
    enabled: from !== '' && to !== '',
  });
  return (
    <Section
      title={pages.usage}
      actions={
        <IconButton
          label={csv}
          disabled={report.data === undefined}
          onClick={() =>
            downloadText(`usage-${from}-${to}.csv`, 'text/csv', toCsv(report.data?.rows.map(toCsvRow) ?? []))
          }
        >
          <Download size={17} />
        </IconButton>
      }
    >
      <div className="console-filters">
        <label>
          {usage.from}
          <input
            type="date"
            className="console-field"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label>
          {usage.to}
          <input
            type="date"
            className="console-field"
            value={to}
            min={from}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <label>
          {usage.by}
          <select
            className="console-field"
            value={by}
            onChange={(event) => setBy(GROUPS.find((group) => group === event.target.value) ?? 'day')}
          >
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {usage.groups[group]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loaded query={report}>
        {({ rows, total }) => (
          <>
            {by === 'day' && (
              <DayBars
                label={usage.chart}
                days={rows.map(({ day, requests }) => ({ day: day ?? '', value: requests })).reverse()}
              />
            )}
            {total.unpriced_requests > 0 && <Notice>{usage.unpriced(total.unpriced_requests)}</Notice>}
            <Table
              label={pages.usage}
              empty={empty}
              rows={rows.length === 0 ? [] : [...rows, { ...total, ...NO_GROUP }]}
              keyOf={(row) => keyOf(row, by)}
              columns={[
                { title: usage.groups[by], cell: (row) => nameOf(row, by) ?? usage.total },
                { title: usage.requests, cell: (row) => number(row.requests), isNumber: true },
                { title: usage.input, cell: (row) => number(row.input_tokens), isNumber: true },
                { title: usage.cached, cell: (row) => number(row.cache_read_input_tokens), isNumber: true },
                { title: usage.output, cell: (row) => number(row.output_tokens), isNumber: true },
                { title: usage.cost, cell: (row) => cost(row.cost_usd), isNumber: true },
              ]}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

const NO_GROUP = { day: null, user_id: null, email: null, provider: null, model: null, kind: null };

const keyOf = (row: UsageRow, by: Group): string => nameOf(row, by) ?? 'total';

function nameOf(row: UsageRow, by: Group): string | null {
  switch (by) {
    case 'day':
      return row.day;
    case 'model':
      return row.model === null ? null : `${row.provider ?? ''} ${row.model}`.trim();
    case 'user':
      return row.user_id === null ? null : (row.email ?? `#${row.user_id}`);
    case 'kind':
      return row.kind;
  }
}

const toCsvRow = (row: UsageRow): Record<string, string | number | null> => ({ ...row });
