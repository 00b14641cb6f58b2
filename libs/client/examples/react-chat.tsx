/**
 * A chat as one React component: streaming text, tool calls, stop, title, history, the questions of other tabs, connection
 * state and errors. The session survives a reload.
 *
 *   <Chat url="http://localhost:8000" token={async () => (await getSession()).accessToken}
 *     renderMarkdown={(text) => <Markdown>{text}</Markdown>} />
 */
import {
  type Answer,
  type AnswerEvent,
  type AnswerEventPayloads,
  ChatClient,
  ChatClientError,
  type ConnectionState,
  type Token,
} from '@mma-savant/client';
import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useReducer, useRef, useState } from 'react';

type ToolCall = AnswerEventPayloads['tool_call'];
type End = AnswerEventPayloads['response_end'];

/** A question and its answer. */
interface Turn {
  /** Id of the question. */
  id: string;
  question: string;
  text: string;
  toolCalls: ToolCall[];
  status: End['status'] | 'streaming';
  sources: End['sources'];
  error: string | null;
}

/** What this component reads of a stored message (`GET /api/chat/history`). */
interface StoredMessage {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  status: End['status'] | 'streaming';
  reply_to: string | null;
  sources: End['sources'] | null;
}

type Action =
  | { type: 'loaded'; turns: Turn[] }
  | { type: 'asked'; id: string; question: string }
  | { type: 'event'; id: string; event: AnswerEvent }
  | { type: 'failed'; id: string; error: string };

const SESSION_KEY = 'mma-savant.session';

interface ChatProps {
  url: string;
  /** A function is called at each reconnection. */
  token: Token;
  /** Renders the answers' Markdown, for example with react-markdown. @default plain text */
  renderMarkdown?: (markdown: string) => ReactNode;
}

export function Chat({ url, token, renderMarkdown = (text) => text }: ChatProps): JSX.Element {
  const [client, setClient] = useState<ChatClient | null>(null);
  const [state, setState] = useState<ConnectionState | 'connecting'>('connecting');
  const [problem, setProblem] = useState<string | null>(null);
  const [title, setTitle] = useState('New conversation');
  const [turns, dispatch] = useReducer(reduce, []);
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const tokenRef = useRef(token);
  useEffect(() => {
    tokenRef.current = token;
  }, [token]);

  useEffect(() => {
    let opened: ChatClient | null = null;
    let isGone = false;
    const readToken = async (): Promise<string> =>
      typeof tokenRef.current === 'string' ? tokenRef.current : tokenRef.current();

    /** Renders an answer until it ends. */
    const show = async (shown: Answer, id: string): Promise<void> => {
      setAnswer(shown);
      try {
        for await (const event of shown) dispatch({ type: 'event', id, event });
      } catch (error) {
        if (!isClosed(error)) dispatch({ type: 'failed', id, error: describe(error) });
      } finally {
        setAnswer((current) => (current === shown ? null : current));
      }
    };

    const open = async (sessionId: string | null): Promise<void> => {
      const connected = await ChatClient.connect({
        url,
        token: readToken,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(sessionId === null ? {} : { sessionId }),
      });
      if (isGone) {
        connected.close();
        return;
      }
      opened = connected;
      const isShown = (id: string): boolean => connected.sessionId === null || connected.sessionId === id;
      connected.onStateChange((next) => {
        setState(next);
        if (next === 'closed' && !isGone) setProblem(describe(connected.closeReason));
      });
      connected.on('session_updated', ({ session_id: id, title: given }) => {
        if (isShown(id)) setTitle(given);
      });
      // Questions and answers of this and of the user's other connections.
      connected.on('message_received', ({ session_id: id, message_id, content }) => {
        if (!isShown(id)) return;
        localStorage.setItem(SESSION_KEY, id);
        dispatch({ type: 'asked', id: message_id, question: content });
      });
      connected.onAnswer((shown, { session_id: id, reply_to: questionId }) => {
        if (isShown(id) && questionId !== null) void show(shown, questionId);
      });
      setState(connected.state);
      setClient(connected);
      if (sessionId === null) return;
      const messages = await readHistory(url, await readToken(), sessionId);
      dispatch({ type: 'loaded', turns: toTurns(messages) });
      for (const { id, status, reply_to: questionId } of messages) {
        if (status === 'streaming' && questionId !== null) void show(connected.follow(id), questionId);
      }
    };

    open(localStorage.getItem(SESSION_KEY))
      .catch((error: unknown) => {
        if (!(error instanceof ChatClientError && error.code === 'session_not_found')) throw error;
        // Deleted meanwhile.
        localStorage.removeItem(SESSION_KEY);
        return open(null);
      })
      .catch((error: unknown) => {
        if (isGone) return;
        setState('closed');
        setProblem(describe(error));
      });
    return () => {
      isGone = true;
      opened?.close();
      setClient(null);
    };
  }, [url]);

  function submit(): void {
    const content = question.trim();
    if (client === null || answer !== null || content === '') return;
    setQuestion('');
    setProblem(null);
    client.ask(content).accepted.catch((error: unknown) => {
      // The text is not lost.
      setQuestion((typed) => (typed === '' ? content : typed));
      setProblem(describe(error));
    });
  }

  function stop(): void {
    answer?.stop().catch((error: unknown) => setProblem(describe(error)));
  }

  /** Enter sends, Shift+Enter breaks the line, and an input method's Enter only completes a syllable. */
  function sendOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  return (
    <section>
      <header>
        <h2>{title}</h2>
        {state === 'connecting' && <p role="status">Connecting …</p>}
        {state === 'reconnecting' && <p role="status">The connection was cut; reconnecting …</p>}
        {problem !== null && <p role="alert">{problem}</p>}
      </header>
      <ol aria-live="polite">
        {turns.map((turn) => (
          <TurnView key={turn.id} turn={turn} renderMarkdown={renderMarkdown} />
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <textarea
          value={question}
          maxLength={4000}
          placeholder="Ask about fighters, bouts, events and records"
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={sendOnEnter}
        />
        {answer === null ? (
          <button type="submit" disabled={client === null || state === 'closed'}>
            Ask
          </button>
        ) : (
          <button type="button" onClick={stop}>
            Stop
          </button>
        )}
      </form>
    </section>
  );
}

interface TurnViewProps {
  turn: Turn;
  renderMarkdown: (markdown: string) => ReactNode;
}

function TurnView({ turn, renderMarkdown }: TurnViewProps): JSX.Element {
  const isRunning = turn.status === 'streaming' && turn.error === null;
  return (
    <li>
      <p>{turn.question}</p>
      <ul>
        {turn.toolCalls.map((call) => (
          <li key={call.tool_call_id}>
            {SIGNS[call.status]} {call.name} <code>{JSON.stringify(call.arguments)}</code>
            {call.row_count !== undefined && ` · ${call.row_count} rows`}
          </li>
        ))}
      </ul>
      <div style={{ whiteSpace: 'pre-wrap' }} aria-busy={isRunning}>
        {renderMarkdown(turn.text)}
        {isRunning && ' ▍'}
      </div>
      {!isRunning && turn.status !== 'complete' && <p>({turn.status})</p>}
      {turn.sources.length > 0 && <p>Sources: {turn.sources.map(({ label }) => label).join(', ')}</p>}
      {turn.error !== null && <p role="alert">{turn.error}</p>}
    </li>
  );
}

const SIGNS: Record<ToolCall['status'], string> = { running: '…', done: '✓', error: '✗' };

const newTurn = (id: string, question: string): Turn => ({
  id,
  question,
  text: '',
  toolCalls: [],
  status: 'streaming',
  sources: [],
  error: null,
});

/** All messages of the session, page by page, oldest first. */
async function readHistory(url: string, token: string, sessionId: string): Promise<StoredMessage[]> {
  const all: StoredMessage[] = [];
  for (let hasMore = true; hasMore;) {
    const after = all.at(-1)?.id;
    const query = new URLSearchParams({ session_id: sessionId, limit: '200', ...(after && { after }) });
    const response = await fetch(`${url}/api/chat/history?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`The history could not be loaded (HTTP ${response.status}).`);
    const page = (await response.json()) as { messages: StoredMessage[]; has_more: boolean };
    all.push(...page.messages);
    hasMore = page.has_more && page.messages.length > 0;
  }
  return all;
}

function toTurns(messages: readonly StoredMessage[]): Turn[] {
  return messages.flatMap((message) => {
    if (message.role !== 'user') return [];
    const answer = messages.find(({ reply_to: questionId }) => questionId === message.id);
    const turn = newTurn(message.id, message.content);
    if (answer === undefined) return [turn];
    // A streaming answer is read from its start by `follow`.
    const text = answer.status === 'streaming' ? '' : answer.content;
    return [{ ...turn, text, status: answer.status, sources: answer.sources ?? [] }];
  });
}

function reduce(turns: Turn[], action: Action): Turn[] {
  if (action.type === 'loaded') {
    const known = new Set(action.turns.map(({ id }) => id));
    return [...action.turns, ...turns.filter(({ id }) => !known.has(id))];
  }
  if (action.type === 'asked') {
    const isKnown = turns.some(({ id }) => id === action.id);
    return isKnown ? turns : [...turns, newTurn(action.id, action.question)];
  }
  return turns.map((turn) => {
    if (turn.id !== action.id) return turn;
    return action.type === 'failed' ? { ...turn, error: action.error } : withEvent(turn, action.event);
  });
}

function withEvent(turn: Turn, { event, data }: AnswerEvent): Turn {
  switch (event) {
    case 'response_start':
      // Another version of the answer begins anew.
      return { ...newTurn(turn.id, turn.question) };
    case 'tool_call': {
      const isThis = ({ tool_call_id: id }: ToolCall): boolean => id === data.tool_call_id;
      const toolCalls = turn.toolCalls.some(isThis)
        ? turn.toolCalls.map((call) => (isThis(call) ? data : call))
        : [...turn.toolCalls, data];
      return { ...turn, toolCalls };
    }
    case 'response_chunk':
      return { ...turn, text: turn.text + data.content };
    case 'response_part':
      // Charts are in `response_end` too; draw `data.part.spec` with a Vega-Lite renderer.
      return turn;
    case 'error':
      return { ...turn, error: `${data.error.message} (${data.error.code})` };
    case 'response_end':
      // The stored text; after a crash it may be shorter than the received one.
      return { ...turn, text: data.content, status: data.status, sources: data.sources };
  }
}

const isClosed = (error: unknown): boolean => error instanceof ChatClientError && error.code === 'closed';

function describe(error: unknown): string {
  if (error instanceof ChatClientError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
