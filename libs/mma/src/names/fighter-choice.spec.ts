import { describe, expect, it } from '@jest/globals';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { parseAskedName } from './asked-name.js';
import { chooseFighter, chooseMisspelt, type Choice } from './fighter-choice.js';
import { foldText } from './fold-text.js';

function aFighter(name: string, more: Partial<FighterRow> = {}): FighterRow {
  const nickname = more.nickname ?? null;
  return {
    id: `${name} ${nickname ?? ''}`,
    name,
    nameFolded: foldText(name),
    nickname,
    nicknameFolded: nickname === null ? null : foldText(nickname),
    aliasesFolded: [],
    bornOn: null,
    heightCm: null,
    reachCm: null,
    weightLb: null,
    stance: null,
    coverage: 'complete',
    ambiguousIds: null,
    sourceUrl: null,
    bouts: 1,
    titleBouts: 0,
    wins: 0,
    losses: 0,
    draws: 0,
    noContests: 0,
    weightClasses: [],
    lastBoutOn: null,
    ...more,
  };
}

const ROWS = [
  aFighter('Bruno Silva', {
    nickname: 'Bulldog',
    bouts: 12,
    weightClasses: ['flyweight', 'bantamweight'],
    bornOn: '1990-03-16',
  }),
  aFighter('Bruno Silva', { nickname: 'Blindado', bouts: 11, weightClasses: ['middleweight'] }),
  aFighter('Anderson Silva', { nickname: 'The Spider', bouts: 25, titleBouts: 13 }),
  aFighter('Wanderlei Silva', { nickname: 'The Axe Murderer', bouts: 14, titleBouts: 1 }),
  aFighter('Mike Davis', { nickname: 'Beast Boy', bouts: 8 }),
  aFighter('Mike Davis', { bouts: 0 }),
  aFighter('Michael Bisping', { nickname: 'The Count', bouts: 29, titleBouts: 3 }),
  aFighter('Nate Diaz', { bouts: 27, titleBouts: 1 }),
  aFighter('Nick Diaz', { bouts: 15, titleBouts: 2 }),
  aFighter('Rafael Dos Anjos', { bouts: 36, titleBouts: 4 }),
  aFighter('Antonio Rodrigo Nogueira', { nickname: 'Minotauro', bouts: 11, titleBouts: 3 }),
  aFighter('Patricio Pitbull', { aliasesFolded: ['patricio freire'], bouts: 3 }),
  aFighter('Lance Gibson', { bouts: 2 }),
  aFighter('Lance Gibson Jr.', { bouts: 2 }),
  aFighter('Jean Silva', { nickname: 'Lord', bouts: 7 }),
  aFighter('Maria Silva', { bouts: 0 }),
  aFighter('Michael Cora', { bouts: 0 }),
  aFighter('Logan Nail', { bouts: 3 }),
  aFighter('Jon Jones', { nickname: 'Bones', bouts: 24, titleBouts: 17 }),
  aFighter('Georges St-Pierre', { nickname: 'Rush', bouts: 22, titleBouts: 15 }),
];

function shown(choice: Choice): string {
  const name = (row: FighterRow): string =>
    row.nickname === null ? row.name : `${row.name} "${row.nickname}"`;
  if (choice.kind === 'found') return name(choice.fighter);
  return choice.kind === 'ambiguous' ? `ambiguous: ${choice.fighters.map(name).join(', ')}` : 'none';
}

describe(chooseFighter, () => {
  it.each([
    ['Anderson Silva', 'Anderson Silva "The Spider"'],
    ['silva anderson', 'Anderson Silva "The Spider"'],
    ['andersonsilva', 'Anderson Silva "The Spider"'],
    ['Silva', 'Anderson Silva "The Spider"'],
    ['the spider', 'Anderson Silva "The Spider"'],
    ['Spider', 'Anderson Silva "The Spider"'],
    ['Anderson "The Spider" Silva', 'Anderson Silva "The Spider"'],
    ['Anderson the Spider Silva', 'Anderson Silva "The Spider"'],
    ['Bruno Silva', 'ambiguous: Bruno Silva "Bulldog", Bruno Silva "Blindado"'],
    ['Bruno Silva (Bulldog)', 'Bruno Silva "Bulldog"'],
    ['Bruno Silva (1990)', 'Bruno Silva "Bulldog"'],
    ['Bruno Silva middleweight', 'Bruno Silva "Blindado"'],
    ['Mike Davis', 'Mike Davis "Beast Boy"'],
    ['Diaz', 'ambiguous: Nate Diaz, Nick Diaz'],
    ['dos anjos', 'Rafael Dos Anjos'],
    ['Mike Bisping', 'Michael Bisping "The Count"'],
    ['Antonio Nogueira', 'Antonio Rodrigo Nogueira "Minotauro"'],
    ['Patricio Freire', 'Patricio Pitbull'],
    ['J. Jones', 'Jon Jones "Bones"'],
    ['Bones Jones', 'Jon Jones "Bones"'],
    ['Georges Saint-Pierre', 'Georges St-Pierre "Rush"'],
    ['Lance Gibson', 'Lance Gibson'],
    ['Gibson Lance', 'Lance Gibson'],
    ['Lance Gibson Jr.', 'Lance Gibson Jr.'],
    ['Ron Jones', 'none'],
    ['Brick Hammerstone', 'none'],
    ['Steve Bisping', 'none'],
  ])('finds whom %j means: %s', (text, expected) => {
    expect(shown(chooseFighter(parseAskedName(text), ROWS))).toBe(expected);
  });

  it('lets a given name give way to a more prominent surname, and leaves it open otherwise', () => {
    const king = aFighter('King Green', { bouts: 31 });
    const fisher = aFighter('Spencer Fisher', { nickname: 'The King', bouts: 17 });
    expect(shown(chooseFighter(parseAskedName('King'), [king, fisher]))).toMatch(/^ambiguous/);
    expect(shown(chooseFighter(parseAskedName('King'), [{ ...king, bouts: 9 }, fisher]))).toBe(
      'Spencer Fisher "The King"',
    );
  });
});

describe(chooseMisspelt, () => {
  it.each([
    ['Andersen Silvva', 'Anderson Silva "The Spider"'],
    ['bispping', 'Michael Bisping "The Count"'],
    ['Jhon Jones', 'Jon Jones "Bones"'],
    ['jon jhones', 'Jon Jones "Bones"'],
    ['Micheal Bisping', 'Michael Bisping "The Count"'],
    ['Anderson Sil va', 'Anderson Silva "The Spider"'],
    ['Michael Jordan', 'none'],
    ['Logan Paul', 'none'],
    ['Mark Silva', 'none'],
    ['Marya Silva', 'none'],
    ['John Silva', 'none'],
    ['Ron Jones', 'none'],
    ['Brick Hammerstone', 'none'],
    ['xyz', 'none'],
  ])('reads %j as %s', (text, expected) => {
    expect(shown(chooseMisspelt(parseAskedName(text), ROWS))).toBe(expected);
  });
});

describe("bouts that may be either namesake's", () => {
  const one = aFighter('Alex Park', { nickname: 'One', bouts: 0 });
  const two = aFighter('Alex Park', { nickname: 'Two', bouts: 0 });
  const somebody = aFighter('Alex Park', { id: 'n-alex-park', ambiguousIds: [one.id, two.id], bouts: 3 });

  it('name nobody alone: all who may be meant are candidates', () => {
    const choice = chooseFighter(parseAskedName('Alex Park'), [one, two, somebody]);
    expect(choice).toEqual({ kind: 'ambiguous', fighters: [somebody, one, two] });
  });

  it('leave who is pointed to by nickname', () => {
    const choice = chooseFighter(parseAskedName('Alex Park (Two)'), [one, two, somebody]);
    expect(choice).toEqual({ kind: 'found', fighter: two });
  });
});
