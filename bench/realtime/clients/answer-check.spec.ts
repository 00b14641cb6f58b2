import { describe, expect, it } from '@jest/globals';
import { AnswerCheck, NO_FAULTS, sumFaults } from './answer-check.js';

const TEXT = 'abcdefghij';
const chunk = (from: number, seq: number) => ({ from_seq: from, seq, content: TEXT.slice(from - 1, seq) });

function check(events: (check: AnswerCheck) => void) {
  const answer = new AnswerCheck(TEXT.length);
  events(answer);
  return answer.faults();
}

describe(AnswerCheck, () => {
  it('finds no fault with an answer as it should be', () => {
    const faults = check((answer) => {
      answer.start();
      answer.chunk({ seq: 1, content: 'a' });
      answer.chunk(chunk(2, 9));
      answer.chunk({ seq: 10, content: 'j' });
      answer.end(TEXT);
    });
    expect(faults).toEqual(NO_FAULTS);
  });

  it('finds what was lost', () => {
    const faults = check((answer) => {
      answer.start();
      answer.chunk(chunk(1, 3));
      answer.chunk(chunk(6, 10));
      answer.end(TEXT);
    });
    expect(faults).toEqual({ ...NO_FAULTS, lost: 1, different: 1 });
    expect(check(() => undefined)).toEqual({ ...NO_FAULTS, lost: 2 });
  });

  it('finds what came twice', () => {
    const faults = check((answer) => {
      answer.start();
      answer.start();
      answer.chunk(chunk(1, 5));
      answer.chunk(chunk(1, 5));
      answer.chunk(chunk(6, 10));
      answer.end(TEXT);
      answer.end(TEXT);
    });
    expect(faults).toEqual({ ...NO_FAULTS, doubled: 3 });
  });

  it('finds what came in another order', () => {
    const faults = check((answer) => {
      answer.chunk(chunk(6, 10));
      answer.start();
      answer.chunk(chunk(1, 5));
    });
    expect(faults).toEqual({ ...NO_FAULTS, lost: 1, reordered: 3 });
  });

  it('finds a text that is cut short everywhere', () => {
    const faults = check((answer) => {
      answer.start();
      answer.chunk(chunk(1, 5));
      answer.end('abcde');
    });
    expect(faults).toEqual({ ...NO_FAULTS, different: 1 });
  });
});

describe(sumFaults, () => {
  it('adds each kind', () => {
    const faults = { lost: 1, doubled: 2, reordered: 3, different: 4 };
    expect(sumFaults([faults, NO_FAULTS, faults])).toEqual({
      lost: 2,
      doubled: 4,
      reordered: 6,
      different: 8,
    });
  });
});
