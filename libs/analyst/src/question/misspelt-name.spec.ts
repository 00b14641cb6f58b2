import { describe, expect, it } from '@jest/globals';
import { TODAY } from '../testing/parse-typed.js';
import { parseQuestion } from './parse-question.js';

describe(parseQuestion, () => {
  it('takes no verb for a part of a misspelt name: "Aldo lose" resembles "Jose Aldo"', () => {
    const text = 'when did Aldo lose his belt?';
    const mention = {
      start: 9,
      end: 18,
      text: 'Aldo lose',
      candidates: [{ fighterId: 'aldo', name: 'Jose Aldo' }],
      isClear: true,
      score: 0.8,
    };
    const { fighters, topics } = parseQuestion(text, [mention], TODAY);
    expect(fighters.map(({ text: name }) => name)).toEqual(['Aldo']);
    expect(topics.has('loseTitle')).toBe(true);
  });
});
