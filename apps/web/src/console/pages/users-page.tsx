import { useDeferredValue, useState, type JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { Button } from '../../ui/button.js';
import { useFormats } from '../parts/format.js';
import { MoreButton } from '../parts/more-button.js';
import { Loaded, Section } from '../parts/section.js';
import { Table } from '../parts/table.js';
import { usePages } from '../parts/use-pages.js';
import { useConsoleTexts } from '../texts/console-texts.js';
import type { AdminUser } from '../types.js';
import { UserDialog } from './user-dialog.js';

const MAX_SEARCH = 100;

export const USERS_KEY = ['console', 'users'] as const;

/** Accounts, found by name, address or id. */
export function UsersPage(): JSX.Element {
  const { users, pages, empty } = useConsoleTexts();
  const { number, time } = useFormats();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<AdminUser | null>(null);
  const q = useDeferredValue(search.trim());
  const query = usePages([...USERS_KEY, q], (cursor: string | undefined) =>
    dataOf(
      api.GET('/api/admin/users', {
        params: {
          query: { ...(q === '' ? {} : { q }), ...(cursor === undefined ? {} : { cursor: Number(cursor) }) },
        },
      }),
    ),
  );
  return (
    <Section title={pages.users}>
      <input
        type="search"
        className="console-field"
        aria-label={users.search}
        placeholder={users.search}
        maxLength={MAX_SEARCH}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Loaded query={query}>
        {(found) => (
          <Table
            label={pages.users}
            empty={empty}
            rows={found.flatMap((page) => page.users)}
            keyOf={({ id }) => id}
            columns={[
              {
                title: users.name,
                cell: (user) => (
                  <Button
                    kind="quiet"
                    size="small"
                    aria-label={users.edit(nameOf(user))}
                    onClick={() => setEdited(user)}
                  >
                    <bdi className="console-name">{nameOf(user)}</bdi>
                  </Button>
                ),
              },
              {
                title: users.email,
                cell: ({ email, email_verified: isVerified }) => (
                  <>
                    {email ?? '–'} {email !== null && !isVerified && <small>{users.unverified}</small>}
                  </>
                ),
              },
              {
                title: users.today,
                cell: (user) => `${number(user.daily_requests)} / ${number(user.daily_request_limit)}`,
                isNumber: true,
              },
              { title: users.total, cell: (user) => number(user.total_requests), isNumber: true },
              {
                title: users.role,
                cell: (user) =>
                  user.admin_by === null
                    ? users.user
                    : user.admin_by === 'account'
                      ? users.admin
                      : users.adminByConfiguration,
              },
              { title: users.state, cell: (user) => (user.is_active ? users.active : users.inactive) },
              { title: users.since, cell: (user) => time(user.created_at) },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
      {edited !== null && <UserDialog key={edited.id} user={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

export const nameOf = ({ id, name, email }: Pick<AdminUser, 'id' | 'name' | 'email'>): string =>
  name ?? email ?? `#${id}`;
