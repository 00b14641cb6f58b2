import { foldText, makeMistakes, type AliasEntry, type NamedFighterRow } from '@app/mma';

export interface NameQuestion {
  text: string;
  /** Folded names; any of them is correct. */
  expected: readonly string[];
}

const LEAST_BOUTS = 5;

/** Korean spellings of the entries: `all`, or `whole` names (the usual one and those of several words). */
export function koreanQuestions(entries: readonly AliasEntry[], which: 'all' | 'whole'): NameQuestion[] {
  return entries.flatMap(({ sourceName, korean }) => {
    const [, name = sourceName, nickname] = /^(.*?)\s*\(([^)]+)\)$/.exec(sourceName) ?? [];
    return korean
      .filter((spelling, place) => which === 'all' || place === 0 || spelling.includes(' '))
      .map((spelling) => ({
        text: nickname === undefined ? spelling : `${spelling} (${nickname})`,
        expected: [foldText(name)],
      }));
  });
}

/** Names of fighters with at least five bouts. Namesakes are excluded: their name is ambiguous. */
export function writtenQuestions(fighters: readonly NamedFighterRow[]): NameQuestion[] {
  const counts = countBy(fighters.map(({ name }) => foldText(name)));
  return fighters
    .filter(({ bouts, name }) => bouts >= LEAST_BOUTS && counts.get(foldText(name)) === 1)
    .map(({ name }) => ({ text: name, expected: [foldText(name)] }));
}

/** The same names with typing mistakes; mistakes that are another fighter's name are excluded. */
export function mistakenQuestions(
  fighters: readonly NamedFighterRow[],
  { mistakes, seed }: { mistakes: number; seed: number },
): NameQuestion[] {
  const taken = new Set(fighters.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldText));
  return writtenQuestions(fighters).flatMap(({ text, expected }, place) =>
    makeMistakes(text, mistakes, seed + place)
      .filter((mistake) => !taken.has(foldText(mistake.text)))
      .map((mistake) => ({ text: mistake.text, expected })),
  );
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
