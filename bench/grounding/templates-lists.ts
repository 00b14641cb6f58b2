import { say, type Piece } from './slots.js';
import { type ListViews, type PairView, surnameOf } from './views.js';
import type { TurnCall } from './turn.js';
import type { Writer } from './writer.js';

export interface PairTemplate {
  language: 'en' | 'ko';
  calls: readonly ('comparison' | 'bout')[];
  write: (pair: PairView, writer: Writer) => Piece[] | null;
}

const ko = ({ koreanOf }: PairView, name: string): string => {
  const korean = koreanOf(name);
  return korean === name ? name : `${korean}(${name})`;
};

export const PAIR_TEMPLATES: readonly PairTemplate[] = [
  {
    language: 'en',
    calls: ['comparison'],
    write: ({ a, b }, w) =>
      say`${a.name} is ${w.record(a.record.wins, a.record.losses, a.record.draws)} in the UFC, while ${b.name} is ${w.record(b.record.wins, b.record.losses, b.record.draws)}.`,
  },
  {
    language: 'en',
    calls: ['comparison'],
    write: ({ a, b }, w) =>
      a.reach_cm === null || b.reach_cm === null || a.reach_cm === b.reach_cm
        ? null
        : say`${a.reach_cm > b.reach_cm ? a.name : b.name} has the longer reach by ${w.measure(Math.round(Math.abs(a.reach_cm - b.reach_cm)))} cm (${w.measure(Math.round(Math.max(a.reach_cm, b.reach_cm)))} cm against ${w.measure(Math.round(Math.min(a.reach_cm, b.reach_cm)))} cm).`,
  },
  {
    language: 'en',
    calls: ['comparison'],
    write: ({ a, b }, w) =>
      say`| | ${a.name} | ${b.name} |\n| --- | --- | --- |\n| UFC record | ${w.record(a.record.wins, a.record.losses, a.record.draws)} | ${w.record(b.record.wins, b.record.losses, b.record.draws)} |\n| KO/TKO wins | ${w.number(a.wins_by.ko_tko)} | ${w.number(b.wins_by.ko_tko)} |\n| Submission wins | ${w.number(a.wins_by.submission)} | ${w.number(b.wins_by.submission)} |\n| Longest win streak | ${w.number(a.longest_win_streak)} | ${w.number(b.longest_win_streak)} |`,
  },
  {
    language: 'en',
    calls: ['comparison'],
    write: ({ a, b }, w) =>
      a.record.wins === b.record.wins
        ? null
        : say`${surnameOf(a.name)} has ${w.number(a.record.wins)} UFC wins and ${surnameOf(b.name)} has ${w.number(b.record.wins)}, a difference of ${w.number(Math.abs(a.record.wins - b.record.wins))} wins.`,
  },
  {
    language: 'en',
    calls: ['bout'],
    write: ({ bout }, w) => {
      const method = w.method(bout.method_group);
      return bout.winner === null || method === null || bout.date === null
        ? null
        : say`${bout.winner} won by ${method} in round ${w.round(bout.round, String)} (${w.time(bout.time)}) on ${w.date(bout.date, 'us')}.`;
    },
  },
  {
    language: 'en',
    calls: ['bout'],
    write: ({ bout }, w) => {
      const { a, b } = bout.totals;
      return a?.sig_strikes.landed == null || b?.sig_strikes.landed == null
        ? null
        : say`${bout.fighter_a.name} outstruck or was outstruck: ${surnameOf(bout.fighter_a.name)} landed ${w.number(a.sig_strikes.landed)} significant strikes, ${surnameOf(bout.fighter_b.name)} landed ${w.number(b.sig_strikes.landed)}.`;
    },
  },
  {
    language: 'en',
    calls: ['bout'],
    write: ({ bout }, w) => {
      const { a, b } = bout.totals;
      return a?.takedowns.landed == null ||
        b?.takedowns.landed == null ||
        a.takedowns.attempted === null ||
        b.takedowns.attempted === null
        ? null
        : say`- **${bout.fighter_a.name}:** ${w.number(a.takedowns.landed)} of ${w.number(a.takedowns.attempted)} takedowns\n- **${bout.fighter_b.name}:** ${w.number(b.takedowns.landed)} of ${w.number(b.takedowns.attempted)} takedowns`;
    },
  },
  {
    language: 'ko',
    calls: ['comparison'],
    write: (p, w) =>
      say`${ko(p, p.a.name)}의 UFC 전적은 ${w.record(p.a.record.wins, p.a.record.losses, p.a.record.draws)}, ${ko(p, p.b.name)}의 UFC 전적은 ${w.record(p.b.record.wins, p.b.record.losses, p.b.record.draws)}입니다.`,
  },
  {
    language: 'ko',
    calls: ['comparison'],
    write: (p, w) =>
      p.a.reach_cm === null || p.b.reach_cm === null || p.a.reach_cm === p.b.reach_cm
        ? null
        : say`리치는 ${ko(p, p.a.reach_cm > p.b.reach_cm ? p.a.name : p.b.name)}가 ${w.measure(Math.round(Math.abs(p.a.reach_cm - p.b.reach_cm)))}cm 더 깁니다.`,
  },
  {
    language: 'ko',
    calls: ['comparison'],
    write: (p, w) =>
      say`| | ${ko(p, p.a.name)} | ${ko(p, p.b.name)} |\n| --- | --- | --- |\n| UFC 전적 | ${w.record(p.a.record.wins, p.a.record.losses, p.a.record.draws)} | ${w.record(p.b.record.wins, p.b.record.losses, p.b.record.draws)} |\n| KO/TKO 승 | ${w.number(p.a.wins_by.ko_tko)} | ${w.number(p.b.wins_by.ko_tko)} |\n| 서브미션 승 | ${w.number(p.a.wins_by.submission)} | ${w.number(p.b.wins_by.submission)} |`,
  },
  {
    language: 'ko',
    calls: ['bout'],
    write: (p, w) => {
      const { bout } = p;
      const method = w.method(bout.method_group);
      return bout.winner === null || method === null || bout.date === null
        ? null
        : say`${w.date(bout.date, 'ko')} 경기에서 ${ko(p, bout.winner)}가 ${w.round(bout.round, (round) => `${round}라운드`)} ${w.time(bout.time, 'words')} ${method}로 이겼습니다.`;
    },
  },
  {
    language: 'ko',
    calls: ['bout'],
    write: (p, w) => {
      const { a, b } = p.bout.totals;
      return a?.sig_strikes.landed == null || b?.sig_strikes.landed == null
        ? null
        : say`유효타는 ${ko(p, p.bout.fighter_a.name)}가 ${w.number(a.sig_strikes.landed)}회, ${ko(p, p.bout.fighter_b.name)}가 ${w.number(b.sig_strikes.landed)}회 적중시켰습니다.`;
    },
  },
];

export interface ListTemplate {
  language: 'en' | 'ko';
  question: string;
  write: (lists: ListViews, writer: Writer) => { pieces: Piece[]; calls: TurnCall[] }[];
}

const UNITS: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  wins: ['wins', '승'],
  submission_wins: ['submission wins', '서브미션 승'],
  ko_tko_wins: ['knockout wins', 'KO승'],
  longest_win_streak: ['straight wins', '연승'],
  title_bout_wins: ['title-fight wins', '타이틀전 승'],
  takedowns_landed: ['takedowns', '테이크다운'],
};

export const LIST_TEMPLATES: readonly ListTemplate[] = [
  {
    language: 'en',
    question: 'Who leads?',
    write: ({ leaders }, w) =>
      leaders.map(({ metric, rows, call }) => {
        const [first, second] = rows;
        if (first === undefined || second === undefined) return { pieces: [], calls: [] };
        const names = rows.map(({ name }) => name);
        return {
          calls: [call],
          pieces: say`${w.name(first.name, names)} leads the list with ${w.number(first.value)} ${UNITS[metric]?.[0] ?? metric}, followed by ${w.name(
            second.name,
            names.filter((name) => rows.find((row) => row.name === name)?.value !== second.value),
          )} with ${w.number(second.value)}.`,
        };
      }),
  },
  {
    language: 'en',
    question: 'Show the top five',
    write: ({ leaders }, w) =>
      leaders.map(({ metric, rows, call }) => ({
        calls: [call],
        pieces: [
          ...say`| Rank | Fighter | ${(UNITS[metric]?.[0] ?? metric).replace(/^./, (letter) => letter.toUpperCase())} |\n| --- | --- | --- |`,
          ...rows
            .slice(0, 5)
            .flatMap((row) => say`\n| ${String(row.rank)} | ${row.name} | ${w.number(row.value)} |`),
        ],
      })),
  },
  {
    language: 'en',
    question: 'Finish rates by class',
    write: ({ classes: { rows, call } }, w) =>
      rows.slice(0, 4).flatMap((row) =>
        row.key === null || row.finish_rate === null
          ? []
          : [
              {
                calls: [call],
                pieces: say`At ${row.key.replaceAll('_', ' ')}, ${w.number(row.finishes)} of ${w.number(row.bouts)} bouts ended in a finish (${w.percent(row.finish_rate, 1)}).`,
              },
            ],
      ),
  },
  {
    language: 'en',
    question: 'Bouts per year',
    write: ({ years: { rows, call } }, w) =>
      rows.slice(0, 4).flatMap((row) =>
        row.key === null
          ? []
          : [
              {
                calls: [call],
                pieces: say`In ${row.key} the data holds ${w.number(row.bouts)} bouts at ${w.number(row.events)} events; ${w.number(row.ko_tko)} ended by KO/TKO and ${w.number(row.submission)} by submission.`,
              },
            ],
      ),
  },
  {
    language: 'en',
    question: 'What happened on that card?',
    write: ({ events }, w) =>
      events.flatMap(({ event, call }) => {
        const [main] = event.bouts;
        const method = main === undefined ? null : w.method(main.method_group);
        const names = event.bouts.flatMap(({ fighter_a: a, fighter_b: b }) => [a.name, b.name]);
        const loser = main?.fighter_a.name === main?.winner ? main?.fighter_b.name : main?.fighter_a.name;
        return main?.winner == null || method === null || loser === undefined || event.date === null
          ? []
          : [
              {
                calls: [call],
                pieces: say`In the main event of ${event.name.split(':')[0] ?? event.name} on ${w.date(event.date, 'us')}, ${w.name(
                  main.winner,
                  names.filter((name) => name !== loser),
                )} beat ${w.name(
                  loser,
                  names.filter((name) => name !== main.winner),
                )} by ${method} at ${w.time(main.time)} of round ${w.round(main.round, String)}.`,
              },
            ];
      }),
  },
  {
    language: 'ko',
    question: '1위가 누구야?',
    write: ({ leaders, koreanOf }, w) =>
      leaders.map(({ metric, rows, call }) => {
        const [first, second] = rows;
        if (first === undefined || second === undefined) return { pieces: [], calls: [] };
        const names = rows.map(({ name }) => koreanOf(name));
        return {
          calls: [call],
          pieces: say`1위는 ${w.name(koreanOf(first.name), names)}로 ${UNITS[metric]?.[1] ?? metric} ${w.number(first.value)}회, 2위는 ${w.name(
            koreanOf(second.name),
            names.filter((_, index) => rows[index]?.value !== second.value),
          )}로 ${w.number(second.value)}회입니다.`,
        };
      }),
  },
  {
    language: 'ko',
    question: '상위 5명',
    write: ({ leaders, koreanOf }, w) =>
      leaders.map(({ metric, rows, call }) => ({
        calls: [call],
        pieces: [
          ...say`| 순위 | 선수 | ${UNITS[metric]?.[1] ?? metric} |\n| --- | --- | --- |`,
          ...rows
            .slice(0, 5)
            .flatMap(
              (row) =>
                say`\n| ${String(row.rank)} | ${koreanOf(row.name)}(${row.name}) | ${w.number(row.value)} |`,
            ),
        ],
      })),
  },
  {
    language: 'ko',
    question: '체급별 피니시 비율',
    write: ({ classes: { rows, call } }, w) =>
      rows.slice(0, 4).flatMap((row) =>
        row.key === null || row.finish_rate === null
          ? []
          : [
              {
                calls: [call],
                pieces: say`${w.division(row.key as 'lightweight')}에서는 ${w.number(row.bouts)}경기 중 ${w.number(row.finishes)}경기가 피니시로 끝났습니다(${w.percent(row.finish_rate, 1)}).`,
              },
            ],
      ),
  },
  {
    language: 'ko',
    question: '연도별 경기 수',
    write: ({ years: { rows, call } }, w) =>
      rows.slice(0, 4).flatMap((row) =>
        row.key === null
          ? []
          : [
              {
                calls: [call],
                pieces: say`${row.key}년에는 ${w.number(row.events)}개 대회에서 ${w.number(row.bouts)}경기가 열렸고, KO/TKO가 ${w.number(row.ko_tko)}번, 서브미션이 ${w.number(row.submission)}번 나왔습니다.`,
              },
            ],
      ),
  },
];
