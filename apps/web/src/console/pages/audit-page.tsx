import type { JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { useFormats } from '../parts/format.js';
import { MoreButton } from '../parts/more-button.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { usePages } from '../parts/use-pages.js';
import { useConsoleTexts } from '../texts/console-texts.js';

/** Who changed what, newest first. */
export function AuditPage(): JSX.Element {
  const { audit, feedback, pages, empty, none } = useConsoleTexts();
  const { time } = useFormats();
  const query = usePages(['console', 'audit'], (cursor: string | undefined) =>
    dataOf(api.GET('/api/admin/audit', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  const values = (record: Record<string, unknown> | null): JSX.Element | string =>
    record === null ? none : <code>{JSON.stringify(record)}</code>;
  return (
    <Section title={pages.audit}>
      <Loaded query={query}>
        {(found) => (
          <Table
            label={pages.audit}
            empty={empty}
            rows={found.flatMap((page) => page.entries)}
            keyOf={({ id }) => id}
            columns={[
              { title: audit.time, cell: (entry) => time(entry.at) },
              {
                title: audit.actor,
                cell: (entry) => (entry.actor_id === null ? audit.deleted : feedback.of(entry.actor_id)),
              },
              { title: audit.action, cell: (entry) => audit.actions[entry.action] },
              { title: audit.target, cell: (entry) => entry.target_id ?? none },
              { title: audit.before, cell: (entry) => values(entry.before) },
              { title: audit.after, cell: (entry) => values(entry.after) },
              { title: audit.request, cell: (entry) => <code>{entry.request_id}</code> },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </Section>
  );
}
