import { describe, expect, it } from '@jest/globals';
import type { AnswerStatus } from '@app/chat-protocol';
import type { EarlierMessage } from '../chat-session/chat-message.repository.js';
import { mentionedIn, modelMessages } from './answer-history.js';

const user = (content: string): EarlierMessage => ({
  role: 'user',
  content,
  status: 'complete',
  sources: null,
  modelState: null,
});
const assistant = (content: string, status: AnswerStatus = 'complete'): EarlierMessage => ({
  role: 'assistant',
  content,
  status,
  sources: null,
  modelState: null,
});

function toLines(
  earlier: EarlierMessage[],
  question = 'now',
  budget?: { maxMessages: number; maxTokens: number },
): string[] {
  return modelMessages(earlier, question, budget).map(({ role, content }) => {
    const [part] = content;
    return `${role}: ${part?.type === 'text' ? part.text : ''}`;
  });
}

describe(modelMessages.name, () => {
  it.each<[string, EarlierMessage[], string[]]>([
    ['no history', [], ['user: now']],
    ['a turn', [user('q'), assistant('a')], ['user: q', 'assistant: a', 'user: now']],
    ['a stopped answer', [user('q'), assistant('a', 'stopped')], ['user: q', 'assistant: a', 'user: now']],
    ['a failed answer', [user('q'), assistant('a', 'failed')], ['user: now']],
    ['an interrupted answer', [user('q'), assistant('a', 'interrupted')], ['user: now']],
    ['an empty answer', [user('q'), assistant(' ')], ['user: now']],
    [
      'two answers to one question: the newer one',
      [user('q'), assistant('old'), assistant('new')],
      ['user: q', 'assistant: new', 'user: now'],
    ],
    [
      'a question without an answer between turns',
      [user('q1'), assistant('a1'), user('q2'), assistant('', 'failed'), user('q3'), assistant('a3')],
      ['user: q1', 'assistant: a1', 'user: q3', 'assistant: a3', 'user: now'],
    ],
    ['an answer without a question', [assistant('a')], ['user: now']],
  ])('%s', (_, earlier, expected) => {
    expect(toLines(earlier)).toEqual(expected);
  });

  it('includes the newest complete turns within the budget', () => {
    const earlier = [user('q1'), assistant('a1'), user('q2'), assistant('a2')];
    expect(toLines(earlier, 'now', { maxMessages: 3, maxTokens: 1000 })).toEqual([
      'user: q2',
      'assistant: a2',
      'user: now',
    ]);
    const long = [user('q1'), assistant('a1'), user('x'.repeat(400)), assistant('a2')];
    expect(toLines(long, 'now', { maxMessages: 9, maxTokens: 50 })).toEqual(['user: now']);
  });

  it('shortens a long answer to its beginning and end', () => {
    const [, answer] = toLines([user('q'), assistant(`first ${'가'.repeat(50_000)} last`)]);
    expect(answer).toMatch(/^assistant: first .*…\n.* last$/su);
    expect(answer?.length).toBeLessThan(3_100);
  });

  it('includes the state of each answer in the window, also of a shortened one', () => {
    const withState = (content: string, modelState: unknown): EarlierMessage => ({
      ...assistant(content),
      modelState,
    });
    const earlier = [
      user('q1'),
      withState('a1', { plan: 1 }),
      user('q2'),
      assistant('a2'),
      user('q3'),
      withState('x'.repeat(9_000), { plan: 3 }),
    ];
    const statesOf = (messages: ReturnType<typeof modelMessages>): unknown[] =>
      messages.filter(({ role }) => role === 'assistant').map(({ state }) => state);
    expect(statesOf(modelMessages(earlier, 'now'))).toEqual([{ plan: 1 }, undefined, { plan: 3 }]);
    const budget = { maxMessages: 4, maxTokens: 8_000 };
    expect(statesOf(modelMessages(earlier, 'now', budget))).toEqual([undefined, { plan: 3 }]);
  });

  it('always includes the question, however long', () => {
    expect(
      toLines([user('q'), assistant('a')], 'x'.repeat(4000), { maxMessages: 9, maxTokens: 10 }),
    ).toHaveLength(1);
  });
});

describe(mentionedIn.name, () => {
  const source = (kind: 'fighter' | 'event' | 'bout', id: string) => ({
    kind,
    id,
    label: `name of ${id}`,
    url: null,
  });
  const answerWith = (...sources: ReturnType<typeof source>[]): EarlierMessage => ({
    ...assistant('a'),
    sources,
  });

  it('returns fighters and events, the latest last, each once', () => {
    const earlier = [
      answerWith(source('fighter', 'f1'), source('bout', 'b1')),
      answerWith(source('fighter', 'f2'), source('event', 'e1')),
      answerWith(source('fighter', 'f1')),
    ];
    expect(mentionedIn(earlier).map(({ id }) => id)).toEqual(['e1', 'f2', 'f1']);
  });

  it('ignores a list of many', () => {
    const many = ['f1', 'f2', 'f3', 'f4'].map((id) => source('fighter', id));
    expect(mentionedIn([answerWith(...many)])).toEqual([]);
  });
});
