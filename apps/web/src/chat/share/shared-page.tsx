import { useQuery } from '@tanstack/react-query';
import type { ResponsePart } from '@mma-savant/client';
import { useEffect, type JSX } from 'react';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/api.js';
import { asProblem, describeProblem } from '../../api/problem.js';
import { formatTime } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Markdown } from '../../markdown/markdown.js';
import { Preferences } from '../../shell/preferences.js';
import { Mark } from '../../ui/mark.js';
import { Notice } from '../../ui/notice.js';
import { PartView } from '../parts/part-view.js';
import '../message/message.css';
import '../conversation.css';
import './share.css';

/** A shared conversation, as it was when its link was made. Needs no sign-in. */
export function SharedPage({ token }: { token: string }): JSX.Element {
  const { share, name, common } = useTexts();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['shared', token],
    queryFn: () => dataOf(api.GET('/api/share/{token}', { params: { path: { token } } })),
  });
  useEffect(() => {
    document.title = `${data?.title ?? share.title} · ${name}`;
  }, [data, share, name]);
  return (
    <div className="shared">
      <header className="shared__head">
        <Link href="/" className="shared__brand">
          <Mark size={26} />
          {name}
        </Link>
        <Preferences />
      </header>
      <main className="shared__main">
        {error !== null && (
          <Notice kind="problem">
            {asProblem(error).code === 'not_found' ? share.gone : describeProblem(error)}
          </Notice>
        )}
        {data === undefined && error === null && <p role="status">{common.loading}</p>}
        {data !== undefined && (
          <>
            <h1>
              <bdi>{data.title ?? share.title}</bdi>
            </h1>
            <p className="shared__when">{share.from(formatTime(data.created_at, language))}</p>
            <ol className="turns">
              {data.messages.map((message, index) => (
                <li key={index} className="turn">
                  <SharedMessage message={message} />
                </li>
              ))}
            </ol>
          </>
        )}
      </main>
    </div>
  );
}

interface SharedMessageProps {
  message: {
    role: 'user' | 'assistant';
    content: string;
    parts: unknown[];
    sources: { label: string; url: string | null }[];
    grounding: { unverified: { text: string; offset: number }[] } | null;
  };
}

function SharedMessage({ message }: SharedMessageProps): JSX.Element {
  const { chat, answer } = useTexts();
  if (message.role === 'user') {
    return (
      <article className="question" aria-label={chat.you}>
        <p className="question__text" dir="auto">
          {message.content}
        </p>
      </article>
    );
  }
  return (
    <article className="answer" aria-label={chat.savant}>
      <div className="answer__sign" aria-hidden="true">
        <Mark size={22} />
      </div>
      <div className="answer__body">
        <Markdown text={message.content} marked={message.grounding?.unverified ?? []} />
        {(message.parts as ResponsePart[]).map((part) => (
          <PartView key={part.part_id} part={part} />
        ))}
        {message.sources.length > 0 && (
          <p className="shared__sources">
            {answer.sources}: {message.sources.map(({ label }) => label).join(', ')}
          </p>
        )}
      </div>
    </article>
  );
}
