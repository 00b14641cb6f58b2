import type { SeededRandom } from '../measure/seeded-random.js';
import type { Sample, SampledFighter } from './sample.js';

export interface Reference {
  kind: string;
  text: string;
}

/** Every way of naming fighters: famous and obscure, by id, name, surname, nickname, in Korean, misspelt. */
export function fighterReferences(sample: Sample, random: SeededRandom): Reference[] {
  return [
    ...sample.famous.flatMap((fighter) => waysToName('famous', fighter, random)),
    ...sample.obscure.flatMap((fighter) => waysToName('obscure', fighter, random)),
    ...sample.unfought.map(({ name }) => ({ kind: 'without bouts by name', text: name })),
    { kind: 'unknown name', text: 'Kallisto Vandermeulen' },
    { kind: 'unknown Korean name', text: '홍길동' },
  ];
}

/** One way per fighter, rotating over all ways. */
export function fewReferences(sample: Sample, random: SeededRandom): Reference[] {
  return [...sample.famous, ...sample.obscure].flatMap((fighter, index) => {
    const ways = waysToName(index < sample.famous.length ? 'famous' : 'obscure', fighter, random);
    return ways.slice(index % ways.length).slice(0, 1);
  });
}

export const surname = (name: string): string => name.split(' ').at(-1) ?? name;

function waysToName(fame: string, fighter: SampledFighter, random: SeededRandom): Reference[] {
  const { id, name, nickname, koreanName } = fighter;
  const way = (kind: string, text: string | null): Reference[] =>
    text === null || text === '' ? [] : [{ kind: `${fame} ${kind}`, text }];
  return [
    ...way('by id', id),
    ...way('by name', name),
    ...way('by surname', surname(name)),
    ...way('by nickname', nickname),
    ...way('in Korean', koreanName),
    ...way('misspelt', misspell(name, random)),
  ];
}

/** Swaps two neighbouring letters of the longest word; empty if it is too short. */
export function misspell(name: string, random: SeededRandom): string {
  const words = name.split(' ');
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length < 5) return '';
  const at = 1 + random.below(longest.length - 3);
  const swapped = `${longest.slice(0, at)}${longest[at + 1]}${longest[at]}${longest.slice(at + 2)}`;
  return swapped === longest ? '' : words.map((word) => (word === longest ? swapped : word)).join(' ');
}
