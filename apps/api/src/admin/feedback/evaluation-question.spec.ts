import { evaluationQuestion } from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import { toEvaluationQuestion, toJsonLine } from './evaluation-question.js';

const RATED = {
  id: '0198f3a4-5c20-7a03-8f1e-0d2c4b6a8e02',
  rating: 'up',
  comment: null,
  answer: '13-0',
} as const;

describe(toEvaluationQuestion.name, () => {
  it('expects the text of an answer that was rated up', () => {
    const question = toEvaluationQuestion(RATED, ['Who is Khabib?', '전적은?']);
    expect(question).toEqual({
      id: RATED.id,
      lang: 'ko',
      kind: 'feedback',
      turns: ['Who is Khabib?', '전적은?'],
      rating: 'up',
      comment: null,
      expected: '13-0',
      must_include: [],
      must_not_include: [],
    });
    expect(evaluationQuestion.parse(question)).toEqual(question);
  });

  it('expects nothing of an answer that was rated down', () => {
    const rated = { ...RATED, rating: 'down', comment: 'No.' } as const;
    expect(toEvaluationQuestion(rated, ['Who is 하빕, and what is the record?'])).toMatchObject({
      lang: 'en',
      rating: 'down',
      comment: 'No.',
      expected: null,
    });
  });

  it('is null without a question', () => {
    expect(toEvaluationQuestion(RATED, [])).toBeNull();
  });
});

describe(toJsonLine.name, () => {
  it.each(['a\nb', 'a\r\nb', 'a\u0085b', 'a\u2028b\u2029c', '"}\n{"', '존 🥊'])(
    'keeps %j on one line',
    (text) => {
      const line = toJsonLine({ text });
      expect(line.trimEnd().split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
      expect(line.endsWith('}\n')).toBe(true);
      expect(JSON.parse(line)).toEqual({ text });
    },
  );
});
