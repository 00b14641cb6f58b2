import { Facts } from '../facts/facts.js';
import { ALIASES } from './corpus-aliases.js';

const side = (name: string, result: string) => ({ fighter_id: name, name, result });

const bout = (
  a: string,
  b: string,
  winner: string,
  date: string,
  event: string,
  [method, group, round, time]: readonly [string, string, number, string],
) => ({
  bout_id: `${date} ${b}`,
  event,
  date,
  location: 'Las Vegas, Nevada, USA',
  weight_class: 'welterweight',
  title: 'undisputed',
  fighter_a: side(a, winner === a ? 'win' : 'loss'),
  fighter_b: side(b, winner === b ? 'win' : 'loss'),
  winner,
  method,
  method_group: group,
  method_detail: null,
  round,
  time,
  duration_seconds: null,
  scheduled_rounds: 5,
  opponent: b,
  result: winner === a ? 'win' : 'loss',
});

const USMAN = 'Kamaru Usman';

/** The record and four bouts of Kamaru Usman, the record of Colby Covington. */
export function sampleFacts(question = 'Tell me about Usman'): Facts {
  const facts = new Facts({
    language: 'en',
    now: new Date('2026-11-30T12:00:00Z'),
    timeZone: 'UTC',
    aliases: ALIASES,
  });
  const meta = { as_of: '2026-08-01', notes: [], applied: [], row_count: 1, sources: [] };
  facts.addText(question);
  facts.addToolResult(
    { name: 'get_fighter', arguments: { fighter: USMAN } },
    {
      data: {
        fighter_id: 'u',
        name: USMAN,
        nickname: 'The Nigerian Nightmare',
        born_on: '1987-05-11',
        age: 39,
        height_cm: 182.88,
        reach_cm: 193.04,
        record: { wins: 16, losses: 4, draws: 0, no_contests: 0 },
        wins_by: { ko_tko: 4, submission: 1, decision: 11 },
        losses_by: { ko_tko: 1, submission: 0, decision: 3 },
        longest_win_streak: 15,
        career: { sig_strike_accuracy: 0.509, takedown_accuracy: 0.42 },
      },
      meta,
    },
  );
  facts.addToolResult(
    { name: 'get_fighter', arguments: { fighter: 'Colby Covington' } },
    {
      data: {
        fighter_id: 'c',
        name: 'Colby Covington',
        reach_cm: 182.88,
        record: { wins: 12, losses: 5, draws: 0, no_contests: 0 },
        wins_by: { ko_tko: 2, submission: 2, decision: 8 },
      },
      meta,
    },
  );
  facts.addToolResult(
    { name: 'get_fighter_bouts', arguments: { fighter: USMAN } },
    {
      data: [
        bout(USMAN, 'Leon Edwards', 'Leon Edwards', '2022-08-20', 'UFC 278: Usman vs. Edwards', [
          'KO/TKO',
          'ko_tko',
          5,
          '4:04',
        ]),
        bout(USMAN, 'Colby Covington', USMAN, '2021-11-06', 'UFC 268: Usman vs. Covington 2', [
          'Decision - Unanimous',
          'decision',
          5,
          '5:00',
        ]),
        bout(USMAN, 'Jorge Masvidal', USMAN, '2021-04-24', 'UFC 261: Usman vs. Masvidal 2', [
          'KO/TKO',
          'ko_tko',
          2,
          '1:02',
        ]),
        bout(USMAN, 'Tyron Woodley', USMAN, '2019-03-02', 'UFC 235: Jones vs. Smith', [
          'Decision - Unanimous',
          'decision',
          5,
          '5:00',
        ]),
      ],
      meta,
    },
  );
  return facts;
}
