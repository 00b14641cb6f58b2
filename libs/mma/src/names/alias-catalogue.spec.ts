import { describe, expect, it } from '@jest/globals';
import { AliasCatalogue } from './alias-catalogue.js';
import { foldText } from './fold-text.js';
import { buildGazetteer } from './gazetteer.js';
import { findMentions } from './mentions.js';

const { entries } = new AliasCatalogue();
const NAMES_PER_TEXT = 40;
const SOURCE_NAME = /^(.*?)\s*\(([^)]+)\)$/;
const gazetteer = buildGazetteer(
  entries.map(({ sourceName }, index) => {
    const [, name = sourceName, nickname = null] = SOURCE_NAME.exec(sourceName) ?? [];
    return { id: sourceName, name, nickname, aliases: [], bouts: 1000 - index, titleBouts: 0 };
  }),
  entries,
);
const spaceless = (name: string): string => foldText(name).replaceAll(' ', '');

describe('the alias file', () => {
  it('lists each fighter once, and each name for one fighter', () => {
    const owners = new Map<string, Set<string>>();
    for (const { sourceName, korean, latin } of entries) {
      for (const name of [...korean, ...latin]) {
        const key = spaceless(name);
        owners.set(key, (owners.get(key) ?? new Set()).add(sourceName));
      }
    }
    const shared = [...owners].filter(([, names]) => names.size > 1).map(([name]) => name);
    expect(shared).toEqual(['브루노실바']);
    expect(new Set(entries.map(({ sourceName }) => sourceName)).size).toBe(entries.length);
  });

  it('lists at least two names of 250 fighters', () => {
    const wellKnown = entries.filter(({ korean, latin }) => korean.length + latin.length >= 2);
    expect(wellKnown.length).toBeGreaterThanOrEqual(250);
  });

  // Many names a text, neighbours of different fighters: a search for misspelt names costs as much for one name.
  it.each([
    ['Korean', /[가-힣]/u, ' 전적, '],
    ['Latin', /^[^가-힣]+$/u, ' or '],
  ])('has %s names that are found whole and mean their fighter first', (_language, script, separator) => {
    const named = entries.flatMap(({ sourceName, korean, latin }) =>
      [...korean, ...latin].filter((name) => script.test(name)).map((name) => ({ sourceName, name })),
    );
    const texts = Math.ceil(named.length / NAMES_PER_TEXT);
    const wrong = Array.from({ length: texts }, (_, text) => {
      const asked = named.filter((_name, index) => index % texts === text);
      const question = `Who is ${asked.map(({ name }) => name).join(separator)}${separator}`;
      const found = new Map(findMentions(gazetteer, question).map((mention) => [mention.text, mention]));
      return asked.filter(({ sourceName, name }) => {
        const candidates = found.get(name)?.candidates.map(({ fighterId }) => fighterId) ?? [];
        return found.get(name)?.isClear === false
          ? !candidates.includes(sourceName)
          : candidates[0] !== sourceName;
      });
    }).flat();
    expect(wrong).toEqual([]);
  });
});
