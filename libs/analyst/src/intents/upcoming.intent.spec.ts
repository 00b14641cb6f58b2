import { describe, expect, it } from '@jest/globals';
import { converse } from '../testing/converse.js';
import { event, fighter, found, listedEvent } from '../testing/recorded-tools.js';
import { upcomingIntent } from './upcoming.intent.js';

const NEXT = listedEvent('UFC 400: Alpha vs. Beta', {
  date: '2026-12-12',
  location: 'Las Vegas, Nevada, USA',
  main_event: 'Ann Alpha vs. Bea Beta',
  bouts: 2,
  status: 'upcoming',
});
const LATER = listedEvent('UFC 401', { date: '2027-01-23', main_event: null, status: 'upcoming' });
const PAST = { ...NEXT, date: '2026-11-28' };
const NEXT_BOUT = {
  event_id: 'e',
  event: 'UFC 400: Alpha vs. Beta',
  date: '2026-12-12',
  opponent: { fighter_id: null, name: 'Bea Beta' },
};

describe(upcomingIntent.name, () => {
  it.each([
    ['when is the next event?', /\*\*UFC 400: Alpha vs\. Beta\*\*, on December 12, 2026 in Las Vegas/],
    ['다음 UFC 언제야?', /\*\*UFC 400: Alpha vs\. Beta\*\*: 2026년 12월 12일 .*열립니다/],
  ])('tells the listed events: %j', async (question, words) => {
    const { text, calls } = await converse([question], { search_events: found([NEXT, LATER]) });
    expect(text).toMatch(words);
    expect(text).toContain('UFC 401');
    expect(text).toMatch(/may change|바뀔 수 있습니다/);
    expect(calls[0]).toContain('"status":"upcoming"');
  });

  it('does not call an event upcoming whose day has passed', async () => {
    const { text } = await converse(['when is the next event?'], { search_events: found([PAST]) });
    expect(text).toContain('was scheduled for November 28, 2026');
    expect(text).toContain('results are not in the data yet');
  });

  it.each(['when is the next event?', '다음 UFC 언제야?'])(
    'says that nothing is listed: %j',
    async (question) => {
      const { text } = await converse([question], { search_events: found([]) });
      expect(text).toMatch(/to come are not in the data|정보는 데이터에 없습니다/);
    },
  );

  it.each([
    ['when does Conor McGregor fight next fight?', /listed against \*\*Bea Beta\*\* at UFC 400/],
    ['코너 맥그리거 다음 경기 언제야?', /2026년 12월 12일 UFC 400.*\*\*Bea Beta\*\*전/],
  ])('tells the listed bout of a fighter: %j', async (question, words) => {
    const data = fighter('Conor McGregor', { next_bout: NEXT_BOUT });
    const { text } = await converse([question], { get_fighter: found(data) });
    expect(text).toMatch(words);
  });

  it('tells that a fighter is on no listed card, or that no card is listed', async () => {
    const get_fighter = found(fighter('Conor McGregor'));
    const question = 'who is the next opponent of Conor McGregor?';
    const listed = await converse([question], { get_fighter, search_events: found([NEXT]) });
    expect(listed.text).toContain('No upcoming event in the data lists a bout of Conor McGregor');
    const unlisted = await converse([question], { get_fighter, search_events: found([]) });
    expect(unlisted.text).toContain('are not in the data');
  });

  it('tells the listed bouts of a named event', async () => {
    const data = {
      ...event('UFC 400: Alpha vs. Beta', []),
      date: '2026-12-12',
      status: 'upcoming' as const,
      listed_bouts: [
        {
          bout_id: 'b',
          fighter_a: { fighter_id: null, name: 'Ann Alpha' },
          fighter_b: { fighter_id: null, name: 'Bea Beta' },
          weight_class: null,
        },
      ],
    };
    const { text } = await converse(['UFC 400 card'], { get_event: found(data) });
    expect(text).toContain('- Ann Alpha vs. Bea Beta');
    expect(text).not.toContain('took place');
  });
});
