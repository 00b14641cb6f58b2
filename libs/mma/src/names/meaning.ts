import type { Gazetteer, PhraseMeaning } from './gazetteer.js';
import { chooseProminent, prominenceOf } from './prominence.js';

/** Whom a phrase names, the likeliest first: by whole name, else by surname or nickname, else by a telling given name. */
export function peopleOf(gazetteer: Gazetteer, meaning: PhraseMeaning): number[] {
  if (meaning.full.length > 0) return meaning.full;
  const { short } = meaning;
  const given = meaning.given.filter((index) => !short.includes(index));
  const everyone = [...short, ...given].sort((a, b) => a - b);
  if (short.length === 0) return isTelling(gazetteer, given) ? given : [];
  return isTelling(gazetteer, everyone) ? everyone : short;
}

/** A given name tells who is meant when one person stands out clearly among all who bear it. */
function isTelling(gazetteer: Gazetteer, indexes: readonly number[]): boolean {
  const bearers = indexes.flatMap((index) => gazetteer.fighters[index] ?? []);
  const chosen = chooseProminent(bearers);
  return chosen !== null && prominenceOf(chosen) >= (bearers.length === 1 ? 3 : 10);
}
