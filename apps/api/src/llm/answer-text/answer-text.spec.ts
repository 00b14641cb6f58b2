import { describe, expect, it } from '@jest/globals';
import { AnswerText, type FigureCheck } from './answer-text.js';

/** Takes every 9 for unverified; a figure at the end may still grow. */
const NO_NINES: FigureCheck = {
  check(_before, sentence, isComplete) {
    const wrong = sentence.indexOf('9');
    const open = isComplete ? sentence.length : sentence.length - (/\d*$/.exec(sentence)?.[0].length ?? 0);
    return { safe: wrong < 0 ? open : Math.min(wrong, open), isUnverified: wrong >= 0 };
  },
};

const stream = (text: AnswerText, whole: string, size = 1): string[] =>
  (whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []).map((piece) => text.accept(piece));

describe(AnswerText.name, () => {
  it.each([
    ['ko', '존 존스(Jon Jones)는 22승 1패입니다.'],
    ['ko', 'Jon Jones의 전적은 22승 1패입니다.'],
    ['ko', '- **Jon Jones**: 22-1\n- **Stipe Miocic**: 14-4\n\n둘 다 챔피언이었습니다.'],
    ['en', 'Jon Jones has won 22 bouts. Next: 정찬성 (Chan Sung Jung).'],
    ['en', '22-1'],
  ] as const)('sends a text in %s as it is: %s', (language, whole) => {
    for (const size of [1, 3, 100]) {
      const text = new AnswerText({ language, figures: null });
      const sent = stream(text, whole, size).join('') + text.flush();
      expect([sent, text.text, text.fault]).toEqual([whole, whole, null]);
    }
  });

  it('sends words as soon as the language is sure', () => {
    const text = new AnswerText({ language: 'ko', figures: NO_NINES });
    expect(text.accept('Jon Jones')).toBe('');
    expect(text.accept('(존 존스)는')).toBe('Jon Jones(존 존스)는');
    expect(text.accept(' 22승')).toBe(' 22승');
  });

  it.each([
    ['ko', '琼·琼斯在UFC的战绩是二十二胜一负，他是重量级冠军。'],
    ['ko', 'ジョン・ジョーンズの戦績は22勝1敗です。'],
    ['ko', 'Jon Jones has a record of twenty-two wins and one loss in the UFC.'],
    ['ko', 'Джон Джонс одержал двадцать две победы в UFC.'],
    ['en', '존 존스의 UFC 전적은 22승 1패이고 무효 경기가 하나 있습니다.'],
    ['en', '琼·琼斯在UFC的战绩是二十二胜一负。'],
  ] as const)(
    'holds back an answer to a question in %s that is in another language: %s',
    (language, whole) => {
      const text = new AnswerText({ language, figures: null });
      expect(stream(text, whole).join('') + text.flush()).toBe('');
      expect(text.fault).toBe('language');
      expect(text.takeHeld()).toBe(whole);
      expect([text.fault, text.isEmpty]).toEqual([null, true]);
    },
  );

  it('holds back from the sentence on where the language changes', () => {
    const text = new AnswerText({ language: 'ko', figures: null });
    const sent =
      stream(text, '존 존스는 22승입니다. 他是重量级冠军，没有人打败过他。 끝.').join('') + text.flush();
    expect(sent).toBe('존 존스는 22승입니다. ');
    expect(text.takeHeld()).toBe('他是重量级冠军，没有人打败过他。 끝.');
  });

  it('holds back from an unverified figure on, and sends it after a check that finds it', () => {
    let isKnown = false;
    const figures: FigureCheck = {
      check: (...args) => (isKnown ? { safe: args[1].length, isUnverified: false } : NO_NINES.check(...args)),
    };
    const text = new AnswerText({ language: 'en', figures });
    const whole = 'He has 22 wins. Then he won 29 bouts, all by decision. That is all.';
    const sent = stream(text, whole).join('') + text.flush();
    expect(sent).toBe('He has 22 wins. Then he won 2');
    expect([text.fault, text.openSentence]).toEqual(['figures', 'Then he won 2']);
    isKnown = true;
    expect(sent + text.recheck()).toBe(whole);
    expect(text.fault).toBeNull();
  });

  it('does not take an abbreviation or a list number for the end of a sentence', () => {
    const text = new AnswerText({ language: 'en', figures: NO_NINES });
    stream(text, '1. He beat Dr. Who vs. all 29 others');
    expect(text.fault).toBeNull();
    text.flush();
    expect(text.takeHeld()).toBe('9 others');
  });

  it('reads 200,000 characters without an end in time that grows with the length', () => {
    for (const language of ['en', 'ko'] as const) {
      const text = new AnswerText({ language, figures: NO_NINES });
      const pieces = Array.from({ length: 25_000 }, () => '11111111');
      const began = performance.now();
      for (const piece of pieces) text.accept(piece);
      text.flush();
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(text.text).toHaveLength(200_000);
    }
  });

  it('never cuts a surrogate pair', () => {
    const text = new AnswerText({ language: 'en', figures: NO_NINES });
    const sent = [text.accept(`x${'🥊'.repeat(2_000)}`), text.flush()];
    for (const piece of sent) expect(piece).not.toMatch(/[\ud800-\udfff]/u);
  });
});
