import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState, type JSX } from 'react';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';

const DELAY_MS = 250;
const PAGE = 20;

interface MessageResultsProps {
  search: string;
  onChosen: () => void;
}

/** Messages that hold the words, besides conversations whose titles do. */
export function MessageResults({ search, onChosen }: MessageResultsProps): JSX.Element | null {
  const { sidebar, common } = useTexts();
  const text = useSettled(search.trim());
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['message-search', text],
    enabled: text !== '',
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/chat/search', {
          params: { query: { q: text, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  if (text === '') return null;
  const results = data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <section aria-label={sidebar.inMessages} aria-busy={isFetching}>
      <h2 className="sidebar__group">{sidebar.inMessages}</h2>
      {error !== null && <Notice kind="problem">{describeProblem(error)}</Notice>}
      {data !== undefined && results.length === 0 && <p className="sidebar__empty">{sidebar.noMessage}</p>}
      <ul>
        {results.map((result) => (
          <li key={result.message_id} className="session">
            <Link href={`/c/${result.session_id}`} className="found" onClick={onChosen}>
              <bdi className="found__title">{result.session_title ?? sidebar.untitled}</bdi>
              <Excerpt text={result.excerpt} matches={result.matches} />
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button kind="quiet" size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </section>
  );
}

interface ExcerptProps {
  text: string;
  matches: readonly { start: number; end: number }[];
}

function Excerpt({ text, matches }: ExcerptProps): JSX.Element {
  let done = 0;
  const pieces = matches.map(({ start, end }) => {
    const before = text.slice(done, start);
    done = end;
    return (
      <span key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <span className="found__excerpt" dir="auto">
      {pieces}
      {text.slice(done)}
    </span>
  );
}

/** The text, once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
