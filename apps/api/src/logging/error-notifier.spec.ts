import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ErrorNotifier, kindOf } from './error-notifier.js';

const URL = 'https://hooks.example.com/x';
const ERROR = 50;

class RecordingWebhook {
  readonly bodies: Record<string, unknown>[] = [];

  readonly send: typeof fetch = async (_url, options) => {
    this.bodies.push(JSON.parse(options?.body as string) as Record<string, unknown>);
    return new Response('ok');
  };
}

describe(ErrorNotifier.name, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends the first error of a kind at once and the others together', () => {
    const webhook = new RecordingWebhook();
    const notifier = new ErrorNotifier(URL, { service: 'test', send: webhook.send });
    for (let count = 0; count < 50; count += 1) notifier.notify('Worker TypeError');
    notifier.notify('Other RangeError');
    expect(webhook.bodies).toMatchObject([
      { kind: 'Worker TypeError', count: 1, text: 'test: Worker TypeError once' },
      { kind: 'Other RangeError', count: 1 },
    ]);
    jest.advanceTimersByTime(5 * 60_000);
    expect(webhook.bodies.slice(2)).toMatchObject([{ kind: 'Worker TypeError', count: 49 }]);
  });

  it('sends a bounded number per hour, whatever the kinds', () => {
    const webhook = new RecordingWebhook();
    const notifier = new ErrorNotifier(URL, { service: 'test', send: webhook.send });
    for (let count = 0; count < 1000; count += 1) notifier.notify(`Kind${count}`);
    expect(webhook.bodies).toHaveLength(30);
    jest.advanceTimersByTime(61 * 60_000);
    notifier.notify('Later');
    expect(webhook.bodies).toHaveLength(31);
  });

  it('ignores lines below level error', () => {
    const webhook = new RecordingWebhook();
    new ErrorNotifier(URL, { service: 'test', send: webhook.send }).observeLine({ context: 'A' }, ERROR - 10);
    expect(webhook.bodies).toEqual([]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('refused'))],
    ['answers 500', () => Promise.resolve(new Response(null, { status: 500 }))],
    ['never answers', () => new Promise<Response>(() => undefined)],
  ])('survives a webhook that %s', async (_, send) => {
    const notifier = new ErrorNotifier(URL, { service: 'test', send });
    expect(() => notifier.observeLine({ context: 'A', err: new Error('x') }, ERROR)).not.toThrow();
    await jest.advanceTimersByTimeAsync(10_000);
  });
});

describe(kindOf, () => {
  const failure = Object.assign(new TypeError('a question of a user in /srv/app'), { code: 'ECONNRESET' });

  it.each([
    [
      'context, class and code',
      { context: 'AnswerEngine', err: failure },
      'AnswerEngine TypeError ECONNRESET',
    ],
    ['an error alone', failure, 'TypeError ECONNRESET'],
    ['a text', 'a question of a user', 'error'],
    ['nothing', undefined, 'error'],
    ['a name that is a text', { context: 'what a user wrote', err: { code: 'a b' } }, 'error'],
  ])('is made of %s', (_, line, kind) => {
    expect(kindOf(line)).toBe(kind);
  });
});
