import { describe, expect, it } from '@jest/globals';
import { lettersOf, piecesIn, readScript, speak, toQuestion } from './script.js';
import { readAge, stamp } from './stamp.js';

const SCRIPT = { pieces: 40, letters: 7, pauseMs: 0 };

describe(readScript, () => {
  it('reads what a question asks for', () => {
    expect(readScript(toQuestion(SCRIPT, '3-17'))).toEqual(SCRIPT);
  });

  it('finds none in another question', () => {
    expect(readScript('How many pieces?')).toBeNull();
  });
});

describe(speak, () => {
  it('says so many pieces of so many letters behind a stamp', async () => {
    const pieces: string[] = [];
    for await (const piece of speak(SCRIPT)) pieces.push(piece);
    expect(pieces).toHaveLength(40);
    expect(new Set(pieces.slice(1).map(({ length }) => length))).toEqual(new Set([7]));
    expect(pieces.join('')).toHaveLength(lettersOf(SCRIPT));
    expect(readAge(pieces.join(''))).toBeGreaterThan(0);
  });

  it('keeps its pace', async () => {
    const startedAt = performance.now();
    for await (const _piece of speak({ pieces: 4, letters: 5, pauseMs: 10 }));
    expect(performance.now() - startedAt).toBeGreaterThan(28);
  });
});

describe(piecesIn, () => {
  it('counts the pieces of a text', () => {
    expect(piecesIn(SCRIPT, 0)).toBe(0);
    expect(piecesIn(SCRIPT, stamp().length)).toBe(1);
    expect(piecesIn(SCRIPT, lettersOf(SCRIPT))).toBe(40);
  });
});

describe(readAge, () => {
  it('tells how long ago a stamp was made', () => {
    const text = stamp();
    expect(readAge(text, BigInt(text.slice(1, 19)) + 2_500_000n)).toBe(2.5);
  });

  it('tells nothing of a text without one', () => {
    expect(readAge('Good evening.')).toBeNull();
  });
});
