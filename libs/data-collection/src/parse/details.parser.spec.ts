import { describe, expect, it } from '@jest/globals';
import { parseDetails, parseOutcome, type Outcome } from './details.parser.js';

const outcome = (text: string): Outcome => {
  const parsed = parseOutcome(text);
  if (parsed === null) throw new Error(`${text} is no outcome`);
  return parsed;
};

const FIRST_WON = outcome('W/L');
const SECOND_WON = outcome('L/W');
const DRAW = outcome('D/D');
const NO_CONTEST = outcome('NC/NC');

describe('parseDetails', () => {
  it.each([
    ['Rear Naked Choke ', 'Rear Naked Choke'],
    ['Rear Naked ChokeTechnical Submission', 'Rear Naked Choke, Technical Submission'],
    ['Guillotine Choke On GroundNinja choke', 'Guillotine Choke On Ground, Ninja choke'],
    ['toCorner Stoppage', 'Corner Stoppage'],
    ['to On GroundArm injury to Pantoja', 'On Ground, Arm injury to Pantoja'],
    ['Slam to On Ground', 'Slam to On Ground'],
    ['Knee injury to McGregor', 'Knee injury to McGregor'],
    ["D'Arce Choke On Ground", "D'Arce Choke On Ground"],
    ['to', null],
    ['', null],
  ])('reads the ending %s', (text, methodDetail) => {
    expect(parseDetails(text, FIRST_WON)).toEqual({ methodDetail, scorecards: [] });
  });

  const cards = 'Mike Bell 47 - 48.Junichiro Kamijo 48 - 47.Derek Cleary 47 - 48.';

  it('gives the second number of a card to the winner', () => {
    expect(parseDetails(cards, FIRST_WON).scorecards).toEqual([
      { judge: 'Mike Bell', a: 48, b: 47 },
      { judge: 'Junichiro Kamijo', a: 47, b: 48 },
      { judge: 'Derek Cleary', a: 48, b: 47 },
    ]);
    expect(parseDetails(cards, SECOND_WON).scorecards[0]).toEqual({ judge: 'Mike Bell', a: 47, b: 48 });
  });

  it('takes a draw in the order of the bout', () => {
    expect(parseDetails('28 - 28.29 - 28.28 - 28.', DRAW)).toEqual({
      methodDetail: null,
      scorecards: [
        { judge: null, a: 28, b: 28 },
        { judge: null, a: 29, b: 28 },
        { judge: null, a: 28, b: 28 },
      ],
    });
  });

  it('keeps the cards of a no contest as text: nobody won, so they are nobody’s', () => {
    const text =
      'Failed Drug Test by JohnsJunichiro Kamijo 30 - 27.Anthony Maness 30 - 27.Jacob Montalvo 29 - 28.';
    expect(parseDetails(text, NO_CONTEST)).toEqual({
      methodDetail: 'Failed Drug Test by Johns (scorecards 30-27, 30-27, 29-28)',
      scorecards: [],
    });
  });

  it.each([
    ['Point Deducted: Passivity by MaiaMarco Borges', 'Point Deducted: Passivity by Maia', 'Marco Borges'],
    [
      'technical decision after accidental foulMike Bell',
      'technical decision after accidental foul',
      'Mike Bell',
    ],
    ['Technical Decision Doug Crosby', 'Technical Decision', 'Doug Crosby'],
    ['Technical DecisionMike Bell', 'Technical Decision', 'Mike Bell'],
    [
      "Point Deducted: Illegal Knee by TickleSal D'amato",
      'Point Deducted: Illegal Knee by Tickle',
      "Sal D'amato",
    ],
    ['Point Deducted: Low Blow by TuckRon McCarthy', 'Point Deducted: Low Blow by Tuck', 'Ron McCarthy'],
    ['Two Points Deducted: Headbutt by Quinonez', 'Two Points Deducted: Headbutt by Quinonez', null],
    ['Ron McCarthy', null, 'Ron McCarthy'],
    ['Richard DeCarufel', null, 'Richard DeCarufel'],
  ])('parts %s', (prefix, methodDetail, judge) => {
    const details = parseDetails(`${prefix} 27 - 30.Ann Other 28 - 29.`, FIRST_WON);
    expect(details.methodDetail).toBe(methodDetail);
    expect(details.scorecards[0]?.judge).toBe(judge);
    expect(details.scorecards[1]).toEqual({ judge: 'Ann Other', a: 29, b: 28 });
  });
});
