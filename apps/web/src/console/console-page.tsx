import { ArrowLeft } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import { Link, Route, Switch, useRoute } from 'wouter';
import { useProfile } from '../api/use-profile.js';
import { useTexts } from '../i18n/language.js';
import { Mark } from '../ui/mark.js';
import { AnswersPage } from './pages/answers-page.js';
import { AuditPage } from './pages/audit-page.js';
import { DataPage } from './pages/data-page.js';
import { FeedbackPage } from './pages/feedback-page.js';
import { OverviewPage } from './pages/overview-page.js';
import { SettingsPage } from './pages/settings-page.js';
import { UsagePage } from './pages/usage-page.js';
import { UsersPage } from './pages/users-page.js';
import { Loaded } from './parts/section.js';
import { useConsoleTexts } from './texts/console-texts.js';
import './console.css';

const PAGES = {
  overview: OverviewPage,
  users: UsersPage,
  usage: UsagePage,
  answers: AnswersPage,
  data: DataPage,
  feedback: FeedbackPage,
  audit: AuditPage,
  settings: SettingsPage,
};
type PageName = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as PageName[];

const pathOf = (page: PageName): string => (page === 'overview' ? '/admin' : `/admin/${page}`);

/** The administrators' console. Others read that it is not for them; the service refuses their requests anyway. */
export default function ConsolePage(): JSX.Element {
  const { title, refused, back, pages } = useConsoleTexts();
  const { name, common } = useTexts();
  const profile = useProfile();
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <div className="console">
      <header className="console__head">
        <Link href="/" className="console__brand">
          <Mark size={24} />
          <span>{name}</span>
        </Link>
        <span className="console__title">{title}</span>
        <Link href="/" className="console__back">
          <ArrowLeft size={15} aria-hidden="true" /> {back}
        </Link>
      </header>
      <Loaded query={profile}>
        {({ is_admin: isAdmin }) =>
          isAdmin ? (
            <div className="console__body">
              <nav className="console__nav" aria-label={title}>
                {NAMES.map((page) => (
                  <NavLink key={page} path={pathOf(page)} text={pages[page]} />
                ))}
              </nav>
              <main className="console__main">
                <h1 className="visually-hidden">{title}</h1>
                <Switch>
                  {NAMES.map((page) => (
                    <Route key={page} path={pathOf(page)} component={PAGES[page]} />
                  ))}
                  <Route>
                    <p>{common.notFound}</p>
                  </Route>
                </Switch>
              </main>
            </div>
          ) : (
            <main className="failed-page">
              <p>{refused}</p>
              <Link href="/" className="button button--secondary button--medium">
                {back}
              </Link>
            </main>
          )
        }
      </Loaded>
    </div>
  );
}

function NavLink({ path, text }: { path: string; text: string }): JSX.Element {
  const [isCurrent] = useRoute(path);
  return (
    <Link href={path} className="console__link" aria-current={isCurrent ? 'page' : undefined}>
      {text}
    </Link>
  );
}
