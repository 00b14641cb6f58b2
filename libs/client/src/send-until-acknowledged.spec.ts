import { describe, expect, it } from '@jest/globals';
import { ChatClientError } from './chat-client.errors.js';
import { sendUntilAcknowledged } from './send-until-acknowledged.js';

const lost = new ChatClientError('not_acknowledged', '', { retryable: true });

class ScriptedConnection {
  readonly sent: unknown[] = [];

  /** @param answers the result of each sending; the last one repeats */
  constructor(private readonly answers: unknown[]) {}

  readonly send = async (_event: string, fields: unknown): Promise<never> => {
    const answer = this.answers[Math.min(this.sent.length, this.answers.length - 1)];
    this.sent.push(fields);
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
}

describe('sendUntilAcknowledged', () => {
  it('resends with current fields until it is acknowledged', async () => {
    const connection = new ScriptedConnection([lost, lost, { status: 'streaming', replayed: 1 }]);
    let seq = 0;
    const fields = () => ({ message_id: 'answer-1', after_seq: (seq += 1) });
    expect(await sendUntilAcknowledged(connection, 'resume', fields)).toMatchObject({ replayed: 1 });
    expect(connection.sent).toHaveLength(3);
    expect(connection.sent.at(-1)).toMatchObject({ after_seq: 3 });
  });

  it('stops after five attempts', async () => {
    const connection = new ScriptedConnection([lost]);
    await expect(sendUntilAcknowledged(connection, 'ping', () => ({}))).rejects.toBe(lost);
    expect(connection.sent).toHaveLength(5);
  });

  it('throws a refusal unless it is retryable', async () => {
    const limited = new ChatClientError('rate_limited', '', { retryable: true, retryAfterMs: 1 });
    const once = new ScriptedConnection([limited, {}]);
    await expect(sendUntilAcknowledged(once, 'ping', () => ({}))).rejects.toBe(limited);
    const again = new ScriptedConnection([limited, { timestamp: 'now' }]);
    const repeats = (error: ChatClientError) => error.retryable;
    expect(await sendUntilAcknowledged(again, 'ping', () => ({}), { repeats })).toEqual({ timestamp: 'now' });
  });

  it('sends nothing once the signal is aborted', async () => {
    const connection = new ScriptedConnection([{}]);
    const reason = new Error('left');
    const sending = sendUntilAcknowledged(connection, 'ping', () => ({}), {
      signal: AbortSignal.abort(reason),
    });
    await expect(sending).rejects.toBe(reason);
    expect(connection.sent).toEqual([]);
  });
});
