import type { ToolOutcome } from '@app/mma/domain';
import { describe, expect, it } from '@jest/globals';
import { converse } from '../testing/converse.js';
import { bout, event, fighter, found, listedEvent } from '../testing/recorded-tools.js';

const FIGHT = bout('Khabib Nurmagomedov', 'Conor McGregor', 'win');
const REMATCH = bout('Khabib Nurmagomedov', 'Conor McGregor', 'loss', {
  bout_id: 'rematch',
  date: '2019-10-06',
});
const tools: Record<string, ToolOutcome> = {
  get_fighter_bouts: found([FIGHT]),
  get_bout: found(FIGHT),
  get_event: found(event('UFC 229: Khabib vs. McGregor', [FIGHT])),
  get_fighter: found(fighter('Khabib Nurmagomedov', { born_on: '1988-09-20' })),
};
const after = (first: string, second: string, more: Record<string, ToolOutcome> = {}) =>
  converse([first, second], { ...tools, ...more });

describe('questions about the bout of the answer before', () => {
  it.each([
    ["Khabib's last fight", 'how old was he then?', 'was **30 years old** on that day, October 6, 2018'],
    ['하빕 마지막 경기', '그때 몇 살이었어?', '나이는 **만 30세**였습니다'],
    ["Khabib's last fight", 'who was the opponent?', "Khabib Nurmagomedov's opponent was Conor McGregor."],
    ['하빕 마지막 경기', '상대는 누구였어?', '상대는 Conor McGregor입니다'],
    ["Khabib's last fight", 'did he win?', 'Yes.'],
    ["Khabib's last fight", 'did he lose?', 'No.'],
    ['하빕 마지막 경기', '이겼어?', '네.'],
    ['하빕 마지막 경기', '졌어?', '아니요.'],
    ['UFC 229 main event', 'who was the referee?', 'Herb Dean was the referee'],
    ['하빕 마지막 경기', '그 경기 몇 라운드였어?', '5라운드로 예정된 경기였고, 4라운드에 끝났습니다.'],
  ])('of %j answers %j', async (first, second, said) => {
    expect((await after(first, second)).text).toContain(said);
  });

  it('says how often the two met', async () => {
    const { text, calls } = await after('하빕 마지막 경기', '둘이 몇 번 싸웠어?');
    expect(calls).toEqual([
      'get_fighter_bouts {"fighter":"Khabib Nurmagomedov","opponent":"Conor McGregor","limit":20}',
    ]);
    expect(text).toContain('한 번(1경기)만 만났습니다');
  });

  it.each([
    [[REMATCH, FIGHT], 'Yes, they met 1 more time.'],
    [[FIGHT], 'they met only once'],
  ])('says whether they met again', async (bouts, said) => {
    const series = await converse(['UFC 229 main event', 'did they fight again?'], {
      ...tools,
      get_fighter_bouts: found(bouts),
    });
    expect(series.text).toContain(said);
  });

  it('takes the side of the fighter whom the question names', async () => {
    const { text } = await after('UFC 229 main event', '그때 하빕 몇 살이었어?', {
      get_event: found(
        event('UFC 229: Khabib vs. McGregor', [
          {
            ...FIGHT,
            fighter_a: { ...FIGHT.fighter_a, fighter_id: 'khabib' },
            fighter_b: { ...FIGHT.fighter_b, fighter_id: 'conor' },
          },
        ]),
      ),
    });
    expect(text).toContain('나이는 **만 30세**였습니다');
    expect(text.match(/만 30세/g)).toHaveLength(1);
  });

  it('tells the ages of both where "he" may be either', async () => {
    const { calls } = await after('UFC 229 main event', 'how old was he then?');
    expect(calls.filter((call) => call.startsWith('get_fighter '))).toHaveLength(2);
  });

  it.each([
    ["Khabib's last fight", 'how old is he?'],
    ["Khabib's last fight", 'has he ever lost?'],
    ['하빕 마지막 경기', '키는?'],
    ['하빕 마지막 경기', '진 적 있어?'],
  ])('leaves questions about the fighter alone: %j, %j', async (first, second) => {
    const { calls } = await after(first, second, { query_bouts: found([]) });
    expect(calls.join()).not.toContain('get_bout');
  });

  it('keeps whose bout it was, whoever the answer names first', async () => {
    const { calls } = await converse(["McGregor's last fight", 'who was the referee?', 'and his record?'], {
      ...tools,
      get_fighter_bouts: found([
        bout('Khabib Nurmagomedov', 'Conor McGregor', 'win', {
          opponent: 'Khabib Nurmagomedov',
          result: 'loss',
        }),
      ]),
    });
    expect(calls).toEqual(['get_fighter {"fighter":"Conor McGregor"}']);
  });

  it('keeps the event of an answer', async () => {
    const { calls } = await converse(['last UFC event', 'who won the main event?'], {
      ...tools,
      search_events: found([listedEvent('UFC 229: Khabib vs. McGregor')]),
    });
    expect(calls).toEqual(['get_event {"event":"UFC 229: Khabib vs. McGregor"}']);
  });
});
