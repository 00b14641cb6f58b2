import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import { api, dataOf } from '../api/api.js';
import { asProblem, describeProblem } from '../api/problem.js';
import { queryClient } from '../api/query-client.js';
import { PROFILE_KEY, useProfile } from '../api/use-profile.js';
import { useTexts } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Mark } from '../ui/mark.js';
import { Notice } from '../ui/notice.js';
import './sign-in-page.css';

/** Where the link leads that the service shows at its start while there is no administrator. */
export function FirstAdministratorPage(): JSX.Element {
  const { administrator, common, settings } = useTexts();
  const { data: profile } = useProfile();
  const [code] = useState(() => window.location.hash.slice(1));
  const claim = useMutation({
    mutationFn: () => dataOf(api.POST('/api/auth/first-administrator', { body: { code } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PROFILE_KEY }),
  });
  return (
    <main className="sign-in">
      <div className="sign-in__card">
        <Mark size={52} />
        <h1>{administrator.title}</h1>
        {claim.isSuccess ? (
          <>
            <p role="status">{administrator.done}</p>
            <Link href="/admin" className="button button--primary button--medium">
              {settings.console}
            </Link>
          </>
        ) : (
          <>
            <p>{administrator.lead(profile?.email ?? profile?.name ?? '')}</p>
            <Button kind="primary" disabled={code === '' || claim.isPending} onClick={() => claim.mutate()}>
              {administrator.claim}
            </Button>
          </>
        )}
        {claim.error !== null && (
          <Notice kind="problem">
            {['forbidden', 'conflict', 'validation_failed'].includes(asProblem(claim.error).code)
              ? administrator.refused
              : describeProblem(claim.error)}
          </Notice>
        )}
        <Link href="/">{common.home}</Link>
      </div>
    </main>
  );
}
