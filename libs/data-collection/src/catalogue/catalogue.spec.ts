import { describe, expect, it } from '@jest/globals';
import { UNKNOWN_BODY } from '../parse/fighter-row.parser.js';
import { inCardOrder } from './card-order.js';
import { derivedId } from '../parse/text.parser.js';
import type { CatalogueFighter } from './fighter-catalogue.js';
import { chooseNamesake } from './namesakes.js';
import { findMisspelling } from './misspelling.js';

const fighter = (id: string, body: Partial<CatalogueFighter['body']> = {}, name = id): CatalogueFighter => ({
  id,
  name,
  nickname: null,
  aliases: new Set(),
  body: { ...UNKNOWN_BODY, ...body },
  bodySource: null,
  hasDetails: true,
  sourceUrl: null,
  ambiguousIds: null,
  known: false,
});

describe(chooseNamesake, () => {
  const lord = fighter('lord', { weightLb: 145, bornOn: '1996-12-27' });
  const whiteBear = fighter('white bear', { weightLb: 160, bornOn: '1977-10-08' });
  const unknown = fighter('unknown');

  it.each([
    ['the nearest weight', [lord, whiteBear], 'featherweight', '2024-06-01', ['lord']],
    ['the likely age before the nearest weight', [lord, whiteBear], 'lightweight', '2024-01-13', ['lord']],
    ['the weight where the day is unknown', [lord, whiteBear], 'lightweight', null, ['white bear']],
    ['the one with a listed weight', [unknown, whiteBear], 'heavyweight', '2024-01-13', ['white bear']],
    [
      'several when they are equally likely',
      [unknown, fighter('other')],
      'heavyweight',
      null,
      ['unknown', 'other'],
    ],
  ] as const)('takes %s', (_, candidates, weightClass, heldOn, ids) => {
    const choice = chooseNamesake(candidates, { weightClass, heldOn });
    expect(choice.map(({ id }) => id)).toEqual(ids);
  });

  it('returns none for no candidates', () => {
    expect(chooseNamesake([], { weightClass: null, heldOn: null })).toEqual([]);
  });
});

describe('findMisspelt', () => {
  const cerqueira = fighter('rc', { weightLb: 205 }, 'Rafael Cerqueira');
  const silvas = [fighter('erick', {}, 'Erick Silva'), fighter('erik', {}, 'Erik Silva')];

  it.each([
    ['two letters swapped', 'Rafael Cerquiera', ['light_heavyweight'], 'rc'],
    ['a letter more', 'Rafael Cerqueiraa', [null], 'rc'],
    ['two edits', 'Raphael Cerqueira', ['light_heavyweight'], undefined],
    ['a class that does not fit', 'Rafael Cerquiera', ['light_heavyweight', 'lightweight'], undefined],
    ['two similar names', 'Eric Silva', ['welterweight'], undefined],
    ['no similar name', 'Jon Jones', ['heavyweight'], undefined],
  ] as const)('%s', (_, name, classes, id) => {
    expect(findMisspelling(name, classes, [cerqueira, ...silvas])?.id).toBe(id);
  });
});

describe('inCardOrder', () => {
  const three = { id: 'three rounds', isTitleBout: false, scheduledRounds: 3 };
  const five = { id: 'five rounds', isTitleBout: false, scheduledRounds: 5 };
  const title = { id: 'title', isTitleBout: true, scheduledRounds: 5 };
  const second = { id: 'second title', isTitleBout: true, scheduledRounds: 5 };

  it.each([
    [
      'puts the first title bout above a misplaced bout',
      [three, title, five, second],
      '2009-07-11',
      [1, 0, 2, 3],
    ],
    ['leaves a five-round main event above a title bout', [five, title], '2022-05-07', [0, 1]],
    ['leaves a three-round main event of the early years', [three, title], '2005-02-05', [0, 1]],
    ['leaves a card without a title bout', [three, five], '2020-01-01', [0, 1]],
    ['leaves an event without a day', [three, title], null, [0, 1]],
  ])('%s', (_, card, heldOn, order) => {
    expect(inCardOrder(card, heldOn)).toEqual(order.map((index) => card[index]));
  });
});

describe('derivedId', () => {
  it.each([
    ['UFC - Road to UFC 4.6', 'n-ufc-road-to-ufc-46'],
    ["Tre'ston Víneš", 'n-treston-vines'],
  ])('of %s is %s', (name, id) => expect(derivedId(name)).toBe(id));

  it('stays within the column and apart from others', () => {
    const [one, two] = [derivedId(`${'long '.repeat(20)}a`), derivedId(`${'long '.repeat(20)}b`)];
    expect(one).toHaveLength(40);
    expect(one).not.toBe(two);
    expect(derivedId('...')).toMatch(/^n--[0-9a-f]{8}$/);
  });
});
