import { editDistance } from '@app/common';

const MOST_NAMES = 3;
const MOST_EDITS = 4;

/** The known names most like a name: misspelt, or with the same words. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const asked = name.toLowerCase().slice(0, 60);
  const words = new Set(asked.split('_').filter((word) => word.length > 2));
  return known
    .map((each) => {
      const shared = each.split('_').filter((word) => words.has(word)).length;
      const edits = editDistance(asked, each, MOST_EDITS);
      const isNear = edits <= Math.max(1, Math.floor(asked.length / 3)) && edits <= MOST_EDITS;
      return { each, score: isNear ? 10 - edits + shared : shared };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_NAMES)
    .map(({ each }) => each);
}
