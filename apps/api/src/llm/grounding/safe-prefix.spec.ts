import { describe, expect, it } from '@jest/globals';
import { checkClaims, findFirmUnverified } from './check-claims.js';
import { safePrefix } from './safe-prefix.js';
import { sampleFacts } from './testing/sample-facts.js';

const facts = sampleFacts();
const shown = (pending: string, isComplete = false, before = ''): string =>
  pending.slice(0, safePrefix(before, pending, isComplete, facts).safe);

describe(safePrefix, () => {
  it('shows a verified sentence whole', () => {
    expect(shown('Kamaru Usman is 16-4 in the UFC.', true)).toBe('Kamaru Usman is 16-4 in the UFC.');
  });

  it('stops before a claim that is not verified', () => {
    const { safe, unverified } = safePrefix('', 'Kamaru Usman is **17-4** in the UFC.', true, facts);
    expect('Kamaru Usman is **17-4** in the UFC.'.slice(0, safe)).toBe('Kamaru Usman is ');
    expect(unverified.map(({ text, offset }) => [text, offset])).toEqual([['17-4', 18]]);
  });

  it.each([
    ['Usman has nine knockout wins.', 'nine'],
    ['They met in round 3.', 'round 3'],
  ])('lets a loose claim pass that is not verified: %j', (text, loose) => {
    expect(checkClaims(text, facts).unverified.map((each) => each.text)).toContain(loose);
    expect(safePrefix('', text, true, facts)).toEqual({ safe: text.length, unverified: [] });
  });

  it.each([
    'Usman has a 78-inch reach.',
    'Usman beat Masvidal in round 3.',
    'Usman beat Masvidal on November 6, 2021.',
    'Usman beat Nate Diaz.',
    '우스만의 UFC 전적은 17승 4패입니다.',
  ])('holds back a firm claim that is not verified: %j', (text) => {
    const { safe, unverified } = safePrefix('', text, true, facts);
    expect(safe).toBeLessThan(text.length);
    expect(unverified.map(({ isFirm }) => isFirm)).not.toContain(false);
    expect(findFirmUnverified(text, facts)).toEqual(unverified);
  });

  it.each([
    ['Kamaru Usman is 16', 'Kamaru Usman is '],
    ['Kamaru Usman is 16-4', 'Kamaru Usman is '],
    ['He keeps the press', 'He keeps the '],
    ['', ''],
  ])('holds back what may still grow: %j', (pending, expected) => {
    expect(shown(pending)).toBe(expected);
  });

  it('shows no less of a growing sentence than is verified, and never half a word', () => {
    const sentence = 'Kamaru Usman beat Jorge Masvidal by KO in round 2 (1:02) at UFC 261.';
    for (let length = 0; length < sentence.length; length += 1) {
      const pending = sentence.slice(0, length);
      const { safe, unverified } = safePrefix('', pending, false, facts);
      expect(unverified).toEqual([]);
      expect(pending.slice(0, safe)).toMatch(/(?:^|[\s(])$/);
    }
    expect(shown(sentence, true)).toBe(sentence);
  });

  it('knows from the text before of whom a sentence tells', () => {
    expect(shown('The reach is 183 cm.', true, 'Colby Covington is a welterweight. ')).toBe(
      'The reach is 183 cm.',
    );
    expect(shown('Its record is 12-5.', true, '### Kamaru Usman\n\n')).toBe('Its record is ');
  });

  it('gives the same whether the text before grows or comes at once', () => {
    const parts = ['Usman is 16-4. ', 'Covington is 12-5. ', '\n\n| Fighter | Wins |\n| --- | --- |\n'];
    const own = sampleFacts();
    let before = '';
    for (const part of parts) {
      safePrefix(before, part, true, own);
      before += part;
    }
    const row = '| Usman | 12 |\n';
    expect(safePrefix(before, row, true, own)).toEqual(safePrefix(before, row, true, sampleFacts()));
    expect(safePrefix(before, row, true, own).unverified.map(({ text }) => text)).toEqual(['12']);
  });
});
