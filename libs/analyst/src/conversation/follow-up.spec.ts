import { describe, expect, it } from '@jest/globals';
import type { Question } from '../question/question.js';
import { parseTyped } from '../testing/parse-typed.js';
import { completeQuestion } from './follow-up.js';

async function follow(first: string, second: string): Promise<Question> {
  const context = { question: await parseTyped(first), answer: { fighters: [], event: null } };
  return completeQuestion(await parseTyped(second), context);
}

describe(completeQuestion, () => {
  it('asks for the same events at another time', async () => {
    const { events, location, period } = await follow('UFC events in London in 2023', 'and in 2022?');
    expect(events).not.toBeNull();
    expect(location?.name).toBe('London');
    expect(period).toEqual({ from: '2022-01-01', to: '2022-12-31' });
  });

  it('asks for events of the same time somewhere else', async () => {
    const { events, location, period } = await follow('UFC events in London in 2023', 'and in Paris?');
    expect(events).not.toBeNull();
    expect(location?.name).toBe('Paris');
    expect(period?.from).toBe('2023-01-01');
  });

  it('asks for the champions of another class', async () => {
    const { champions, weightClasses } = await follow('라이트급 역대 챔피언', '웰터급은?');
    expect(champions).toMatchObject({ which: 'all' });
    expect(weightClasses).toEqual(['welterweight']);
  });

  it('asks for the champion of another time', async () => {
    const { period, weightClasses } = await follow('who held the lightweight belt in 2019?', 'and in 2015?');
    expect(weightClasses).toEqual(['lightweight']);
    expect(period?.from).toBe('2015-01-01');
  });

  it.each([
    ['그럼 라이트급 역대 챔피언은?'],
    ['UFC events in London in 2023'],
    ['when was the last UFC event?'],
  ])('adds no fighter of the conversation to %j', async (second) => {
    expect((await follow('하빕 전적 알려줘', second)).fighters).toEqual([]);
  });

  it('does not continue a list with a question about a bout', async () => {
    const { events } = await follow('UFC events in London in 2023', 'who was the referee in 2022?');
    expect(events).toBeNull();
  });

  it('does not read a typed private-use character as a name', async () => {
    const { fighters } = await follow('하빕 전적 알려줘', 'against \uE000 and McGregor?');
    expect(fighters.map(({ text }) => text)).toEqual(['McGregor']);
  });
});
