import { Search, SquarePen, X } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Button, IconButton } from '../../ui/button.js';
import { Mark } from '../../ui/mark.js';
import { Notice } from '../../ui/notice.js';
import { UserMenu } from '../../shell/user-menu.js';
import { groupSessions, matchSessions } from './group-sessions.js';
import { MessageResults } from './message-results.js';
import { SessionItem } from './session-item.js';
import { useSessions } from './use-sessions.js';
import './sidebar.css';

interface SidebarProps {
  currentId: string | null;
  /** A session or a new chat was chosen. */
  onChosen: () => void;
}

export function Sidebar({ currentId, onChosen }: SidebarProps): JSX.Element {
  const { sidebar, name } = useTexts();
  const [search, setSearch] = useState('');
  return (
    <nav className="sidebar" aria-label={sidebar.label}>
      <div className="sidebar__brand">
        <Mark size={26} />
        <span>{name}</span>
      </div>
      <Link href="/" className="sidebar__new" onClick={onChosen}>
        <SquarePen size={17} aria-hidden="true" />
        {sidebar.newChat}
      </Link>
      <div className="sidebar__search">
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          value={search}
          aria-label={sidebar.search}
          placeholder={sidebar.search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {search !== '' && (
          <IconButton label={sidebar.clearSearch} plain onClick={() => setSearch('')}>
            <X size={15} />
          </IconButton>
        )}
      </div>
      <SessionList search={search} currentId={currentId} onChosen={onChosen} />
      <UserMenu />
    </nav>
  );
}

interface SessionListProps extends SidebarProps {
  search: string;
}

function SessionList({ search, currentId, onChosen }: SessionListProps): JSX.Element {
  const { sidebar, common } = useTexts();
  const { sessions, error, hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = useSessions();
  const shown = matchSessions(sessions, search);
  return (
    <div className="sidebar__list" tabIndex={-1}>
      {error !== null && <Notice kind="problem">{describeProblem(error)}</Notice>}
      {isPending && <SkeletonList />}
      {!isPending && error === null && shown.length === 0 && (
        <p className="sidebar__empty">{search === '' ? sidebar.empty : sidebar.noMatch}</p>
      )}
      {groupSessions(shown, new Date()).map((group) => (
        <section key={group.group} aria-label={sidebar[group.group]}>
          <h2 className="sidebar__group">{sidebar[group.group]}</h2>
          <ul>
            {group.sessions.map((session) => (
              <SessionItem
                key={session.session_id}
                session={session}
                isCurrent={session.session_id === currentId}
                onChosen={onChosen}
              />
            ))}
          </ul>
        </section>
      ))}
      <MessageResults search={search} onChosen={onChosen} />
      {hasNextPage && (
        <Button kind="quiet" size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? common.loading : common.more}
        </Button>
      )}
    </div>
  );
}

const SkeletonList = (): JSX.Element => (
  <div className="skeleton" aria-hidden="true">
    {[78, 60, 84, 52].map((width) => (
      <span key={width} style={{ width: `${width}%` }} />
    ))}
  </div>
);
