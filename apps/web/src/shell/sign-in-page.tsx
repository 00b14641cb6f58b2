import { useState, type JSX } from 'react';
import { describeProblem } from '../api/problem.js';
import { useTexts } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Mark } from '../ui/mark.js';
import { Preferences } from './preferences.js';
import { auth, type AuthState } from '../auth/auth.js';
import './sign-in-page.css';

interface SignInPageProps {
  state: Exclude<AuthState, { phase: 'signed_in' }>;
}

/** What a reader sees who is not signed in. */
export function SignInPage({ state }: SignInPageProps): JSX.Element {
  const { signIn } = useTexts();
  return (
    <main className="sign-in">
      <div className="sign-in__card">
        <Mark size={52} />
        <h1>{signIn.title}</h1>
        {state.phase === 'starting' && <p role="status">{signIn.working}</p>}
        {state.phase === 'unreachable' && (
          <p role="alert">
            {state.problem.code === 'unreachable' ? signIn.unreachable : describeProblem(state.problem)}
          </p>
        )}
        {state.phase === 'signed_out' && <Ways state={state} />}
      </div>
      <Preferences />
    </main>
  );
}

function Ways({ state }: { state: Extract<AuthState, { phase: 'signed_out' }> }): JSX.Element {
  const { signIn } = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const { google, development } = state.config.sign_in;
  const said = {
    none: signIn.lead,
    expired: signIn.expired,
    cancelled: signIn.cancelled,
    failed: signIn.failed,
  };
  return (
    <>
      <p role={state.reason === 'none' ? undefined : 'status'}>{said[state.reason]}</p>
      <div className="sign-in__ways">
        {google && (
          <Button kind="primary" onClick={() => auth.startGoogle()}>
            {signIn.google}
          </Button>
        )}
        {development && (
          <Button
            kind={google ? 'secondary' : 'primary'}
            onClick={() => {
              auth.signInForDevelopment().catch((error: unknown) => setProblem(describeProblem(error)));
            }}
          >
            {signIn.development}
          </Button>
        )}
      </div>
      {development && <p className="sign-in__hint">{signIn.developmentHint}</p>}
      {!google && !development && <p role="alert">{signIn.none}</p>}
      {problem !== null && (
        <p role="alert" className="sign-in__problem">
          {problem}
        </p>
      )}
    </>
  );
}
