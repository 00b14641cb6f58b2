/**
 * A chat as one React component: streaming text, tool calls, stop, title, connection state and errors.
 *
 *   <Chat url="http://localhost:8000" token={async () => (await getSession()).accessToken} />
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
import { type FormEvent, type JSX, useEffect, useReducer, useRef, useState } from 'react';

type ToolCall = AnswerEventPayloads['tool_call'];

interface Turn {
  key: number;
  /** Null for an answer that was streaming when the page was opened. */
  question: string | null;
  text: string;
  toolCalls: ToolCall[];
  end: AnswerEventPayloads['response_end'] | null;
  error: string | null;
}

type Action =
  | { type: 'begun'; key: number; question: string | null }
  | { type: 'event'; key: number; event: AnswerEvent }
  | { type: 'failed'; key: number; error: string };

interface ChatProps {
  url: string;
  /** A function is called at each reconnection. */
  token: Token;
  /** The session to continue. Use it as the component's `key` to switch between sessions. */
  sessionId?: string;
}

export function Chat({ url, token, sessionId }: ChatProps): JSX.Element {
  const [client, setClient] = useState<ChatClient | null>(null);
  const [state, setState] = useState<ConnectionState | 'connecting'>('connecting');
  const [problem, setProblem] = useState<string | null>(null);
  const [titles, setTitles] = useState<Record<string, string>>({});
  const [turns, dispatch] = useReducer(reduce, []);
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const lastKey = useRef(0);
  const tokenRef = useRef(token);
  useEffect(() => {
    tokenRef.current = token;
  }, [token]);

  /** Renders an answer until it ends. */
  async function show(shown: Answer, question: string | null): Promise<void> {
    const key = (lastKey.current += 1);
    dispatch({ type: 'begun', key, question });
    setAnswer(shown);
    try {
      for await (const event of shown) dispatch({ type: 'event', key, event });
    } catch (error) {
      if (!isClosed(error)) dispatch({ type: 'failed', key, error: describe(error) });
    } finally {
      setAnswer((current) => (current === shown ? null : current));
    }
  }

  useEffect(() => {
    let opened: ChatClient | null = null;
    let isGone = false;
    const open = async (): Promise<void> => {
      setState('connecting');
      setProblem(null);
      const connected = await ChatClient.connect({
        url,
        token: async () => (typeof tokenRef.current === 'string' ? tokenRef.current : tokenRef.current()),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(sessionId === undefined ? {} : { sessionId }),
      });
      if (isGone) {
        connected.close();
        return;
      }
      opened = connected;
      connected.onStateChange((next) => {
        setState(next);
        if (next === 'closed' && !isGone) setProblem(describe(connected.closeReason));
      });
      connected.on('session_updated', ({ session_id: id, title }) => {
        setTitles((known) => ({ ...known, [id]: title }));
      });
      setState(connected.state);
      setClient(connected);
      for (const { message_id: id } of connected.established?.active ?? []) {
        void show(connected.follow(id), null);
      }
    };
    open().catch((error: unknown) => {
      if (isGone) return;
      setState('closed');
      setProblem(describe(error));
    });
    return () => {
      isGone = true;
      opened?.close();
      setClient(null);
    };
  }, [url, sessionId]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const content = question.trim();
    if (client === null || answer !== null || content === '') return;
    setQuestion('');
    void show(client.ask(content), content);
  }

  function stop(): void {
    answer?.stop().catch((error: unknown) => setProblem(describe(error)));
  }

  return (
    <section>
      <header>
        <h2>{titles[client?.sessionId ?? ''] ?? 'New conversation'}</h2>
        {state === 'connecting' && <p role="status">Connecting …</p>}
        {state === 'reconnecting' && <p role="status">The connection was cut; reconnecting …</p>}
        {problem !== null && <p role="alert">{problem}</p>}
      </header>
      <ol aria-live="polite">
        {turns.map((turn) => (
          <TurnView key={turn.key} turn={turn} />
        ))}
      </ol>
      <form onSubmit={submit}>
        <textarea
          value={question}
          maxLength={4000}
          placeholder="Ask about fighters, bouts, events and records"
          onChange={(event) => setQuestion(event.target.value)}
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

/** The text is Markdown; pass it to your renderer. */
function TurnView({ turn }: { turn: Turn }): JSX.Element {
  const isRunning = turn.end === null && turn.error === null;
  return (
    <li>
      {turn.question !== null && <p>{turn.question}</p>}
      <ul>
        {turn.toolCalls.map((call) => (
          <li key={call.tool_call_id}>
            {SIGNS[call.status]} {call.name} <code>{JSON.stringify(call.arguments)}</code>
            {call.row_count !== undefined && ` · ${call.row_count} rows`}
          </li>
        ))}
      </ul>
      <div style={{ whiteSpace: 'pre-wrap' }} aria-busy={isRunning}>
        {turn.text}
        {isRunning && ' ▍'}
      </div>
      {turn.end !== null && turn.end.status !== 'complete' && <p>({turn.end.status})</p>}
      {turn.end !== null && turn.end.sources.length > 0 && (
        <p>Sources: {turn.end.sources.map(({ label }) => label).join(', ')}</p>
      )}
      {turn.error !== null && <p role="alert">{turn.error}</p>}
    </li>
  );
}

const SIGNS: Record<ToolCall['status'], string> = { running: '…', done: '✓', error: '✗' };

function reduce(turns: Turn[], action: Action): Turn[] {
  if (action.type === 'begun') {
    const { key, question } = action;
    return [...turns, { key, question, text: '', toolCalls: [], end: null, error: null }];
  }
  return turns.map((turn) => {
    if (turn.key !== action.key) return turn;
    return action.type === 'failed' ? { ...turn, error: action.error } : withEvent(turn, action.event);
  });
}

function withEvent(turn: Turn, { event, data }: AnswerEvent): Turn {
  switch (event) {
    case 'response_start':
      return turn;
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
      return { ...turn, text: data.content, end: data };
  }
}

const isClosed = (error: unknown): boolean => error instanceof ChatClientError && error.code === 'closed';

function describe(error: unknown): string {
  if (error instanceof ChatClientError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
