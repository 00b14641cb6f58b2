import type { JSX, ReactNode } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';

interface SectionProps {
  title: string;
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
}

export const Section = ({ title, lead, actions, children }: SectionProps): JSX.Element => (
  <section className="console-section">
    <header className="console-section__head">
      <h2>{title}</h2>
      {actions}
    </header>
    {lead !== undefined && <p className="console__lead">{lead}</p>}
    {children}
  </section>
);

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** What the query has; before that it says that it loads, or why it failed. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>): JSX.Element {
  const { common } = useTexts();
  const problem =
    query.error === null ? null : (
      <Notice
        kind="problem"
        actions={
          <Button size="small" onClick={() => void query.refetch()}>
            {common.retry}
          </Button>
        }
      >
        {describeProblem(query.error)}
      </Notice>
    );
  if (query.data === undefined)
    return (
      problem ?? (
        <p className="console__loading" role="status">
          {common.loading}
        </p>
      )
    );
  return (
    <>
      {problem}
      {children(query.data)}
    </>
  );
}
