import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { useConsoleTexts } from '../texts/console-texts.js';

/** The settings of a process, read-only, with where each came from. */
export function SettingsPage(): JSX.Element {
  const { settings: texts, pages, empty } = useConsoleTexts();
  const query = useQuery({
    queryKey: ['console', 'settings'],
    queryFn: () => dataOf(api.GET('/api/admin/settings')),
  });
  return (
    <Section title={pages.settings} lead={texts.lead}>
      <Loaded query={query}>
        {({ settings }) => (
          <Table
            label={pages.settings}
            empty={empty}
            rows={settings}
            keyOf={({ name }) => name}
            columns={[
              {
                title: texts.name,
                cell: ({ name, description }) => (
                  <>
                    <code>{name}</code>
                    <span className="console__lead">{description}</span>
                  </>
                ),
              },
              {
                title: texts.value,
                cell: ({ value, is_secret: isSecret, is_set: isSet }) =>
                  isSecret && isSet ? texts.secretSet : (value ?? texts.unset),
              },
              { title: texts.source, cell: ({ source }) => texts.sources[source] },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
