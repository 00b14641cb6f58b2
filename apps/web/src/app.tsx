import { lazy, Suspense, useEffect, type JSX } from 'react';
import { Link, Route, Switch } from 'wouter';
import { auth } from './auth/auth.js';
import { FirstAdministratorPage } from './shell/first-administrator-page.js';
import { SignInPage } from './shell/sign-in-page.js';
import { ChatPage } from './chat/chat-page.js';
import { SharedPage } from './chat/share/shared-page.js';
import { useTexts } from './i18n/language.js';
import { useStore } from './lib/store.js';
import './shell/shell.css';

const ConsolePage = lazy(() => import('./console/console-page.js'));

/** The page: what its address says, shared conversations also for readers who are not signed in. */
export function App(): JSX.Element {
  return (
    <Switch>
      <Route path="/share/:token">{({ token }) => <SharedPage token={token} />}</Route>
      <Route>
        <SignedInPages />
      </Route>
    </Switch>
  );
}

function SignedInPages(): JSX.Element {
  const state = useStore(auth.state);
  if (state.phase !== 'signed_in') return <SignInPage state={state} />;
  return (
    <Switch>
      <Route path="/">
        <ChatPage sessionId={null} />
      </Route>
      <Route path="/first-administrator">
        <FirstAdministratorPage />
      </Route>
      <Route path="/c/:sessionId">{({ sessionId }) => <ChatPage sessionId={sessionId} />}</Route>
      <Route path="/admin/*?">
        <Suspense fallback={null}>
          <ConsolePage />
        </Suspense>
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

function NotFoundPage(): JSX.Element {
  const { common, name } = useTexts();
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <main className="failed-page">
      <p>{common.notFound}</p>
      <Link href="/" className="button button--secondary button--medium">
        {common.home}
      </Link>
    </main>
  );
}
