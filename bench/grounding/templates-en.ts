import type { FighterBoutData } from '@app/mma';
import { say, type Piece, type Slot } from './slots.js';
import { type FighterView, surnameOf } from './views.js';
import { Writer } from './writer.js';

export type CallName = 'profile' | 'bouts' | 'reigns';

/** A text about one fighter; null where the fighter's facts do not suit it. */
export interface FighterTemplate {
  calls: readonly CallName[];
  question: (fighter: FighterView) => string;
  write: (fighter: FighterView, writer: Writer) => Piece[] | null;
}

const years = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 31_556_952_000);
const opponents = ({ bouts }: FighterView): string[] => [...new Set(bouts.map(({ opponent }) => opponent))];
const eventShort = (event: string): string => event.split(':')[0] ?? event;
const numbered = (bouts: readonly FighterBoutData[]): FighterBoutData[] =>
  bouts.filter(({ event }) => /^UFC \d/.test(event));
const won = ({ bouts }: FighterView): FighterBoutData[] => bouts.filter(({ result }) => result === 'win');
const lost = ({ bouts }: FighterView): FighterBoutData[] => bouts.filter(({ result }) => result === 'loss');

/** Opponents with no bout that ended like this one, so that the text is false with their names. */
const strangersTo = (
  { bouts }: FighterView,
  { opponent, result, method_group: group }: FighterBoutData,
): string[] => {
  const alike = bouts
    .filter((each) => each.result === result && each.method_group === group)
    .map((each) => each.opponent);
  return [...new Set(bouts.map((each) => each.opponent))].filter(
    (name) => name !== opponent && !alike.includes(name),
  );
};

/** The opponent by surname, wrong: another opponent. */
const foe = (fighter: FighterView, bout: FighterBoutData, writer: Writer, isFull = false): Slot => {
  const write = isFull ? (name: string): string => name : surnameOf;
  return writer.name(write(bout.opponent), strangersTo(fighter, bout).map(write));
};
const ended = (
  bout: FighterBoutData | undefined,
  writer: Writer,
): { bout: FighterBoutData; method: Slot; date: string } | null => {
  const method = bout === undefined ? null : writer.method(bout.method_group);
  return bout === undefined || method === null || bout.date === null
    ? null
    : { bout, method, date: bout.date };
};
const about = (fighter: FighterView): string => `Tell me about ${fighter.name}`;
const ofRecord = (fighter: FighterView): string => `What is ${fighter.name}'s record?`;

const t = (
  calls: readonly CallName[],
  write: FighterTemplate['write'],
  question: FighterTemplate['question'] = about,
): FighterTemplate => ({ calls, write, question });

export const ENGLISH_FIGHTER_TEMPLATES: readonly FighterTemplate[] = [
  t(
    ['profile'],
    (f, w) =>
      say`**${f.name}** has a UFC record of **${w.record(f.profile.record.wins, f.profile.record.losses, f.profile.record.draws)}**.`,
    ofRecord,
  ),
  t(
    ['profile'],
    ({ name, surname, profile: { record, wins_by: by } }, w) =>
      say`${name} has won ${w.number(record.wins)} UFC fights and lost ${w.number(record.losses)}. ${surname} got ${w.number(by.ko_tko)} of those wins by knockout, ${w.number(by.submission)} by submission and ${w.number(by.decision)} on the scorecards.`,
    ofRecord,
  ),
  t(['profile'], ({ name, profile: { record, wins_by: by } }, w) => {
    const finishes = by.ko_tko + by.submission;
    return record.wins < 5
      ? null
      : say`Of ${name}'s ${w.number(record.wins)} UFC wins, ${w.number(finishes)} came inside the distance — a finish rate of ${w.percent(finishes / record.wins)}.`;
  }),
  t(['profile'], ({ name, profile: { age, height_cm: height, reach_cm: reach, stance } }, w) =>
    age === null || height === null || reach === null
      ? null
      : say`${name} is ${w.number(age, 'measure')} years old, stands ${w.measure(Math.round(height))} cm tall with a ${w.measure(Math.round((reach / 2.54) * 10) / 10)}-inch reach, and fights out of an ${(stance ?? 'orthodox').toLowerCase()} stance.`,
  ),
  t(['profile'], ({ name, profile: p }, w) =>
    p.born_on === null || p.height_cm === null || p.reach_cm === null
      ? null
      : say`### ${name}\n\n- **Born:** ${w.date(p.born_on, 'us')}\n- **Height:** ${w.measure(Math.round(p.height_cm))} cm\n- **Reach:** ${w.measure(Math.round(p.reach_cm))} cm\n- **UFC record:** ${w.record(p.record.wins, p.record.losses, p.record.draws)}\n- **Longest winning streak:** ${w.number(p.longest_win_streak)}`,
  ),
  t(['profile'], ({ name, surname, profile: { career, totals } }, w) =>
    career.sig_strikes_landed_per_min === null ||
    career.sig_strike_accuracy === null ||
    totals.sig_strikes_landed === null
      ? null
      : say`On the feet, ${name} lands ${w.decimal(career.sig_strikes_landed_per_min, 2)} significant strikes per minute at ${w.percent(career.sig_strike_accuracy)} accuracy. Over the whole UFC run ${surname} has landed ${w.number(totals.sig_strikes_landed)} significant strikes.`,
  ),
  t(['profile'], ({ name, profile: { career, totals } }, w) =>
    career.takedown_accuracy === null ||
    totals.takedowns_landed === null ||
    totals.takedowns_attempted === null ||
    totals.takedowns_attempted < 10
      ? null
      : say`${name} has completed ${w.number(totals.takedowns_landed)} of ${w.number(totals.takedowns_attempted)} takedown attempts (${w.percent(career.takedown_accuracy)}).`,
  ),
  t(['profile'], ({ name, profile: p }, w) =>
    p.first_bout_on === null || p.last_bout_on === null
      ? null
      : say`${name} made a UFC debut on ${w.date(p.first_bout_on, 'us')} and last fought on ${w.date(p.last_bout_on, 'eu')}, a span of about ${w.span(years(p.first_bout_on, p.last_bout_on))} years.`,
  ),
  t(['profile'], ({ name, profile: { title_bouts: title, longest_win_streak: streak } }, w) =>
    title.wins < 2
      ? null
      : say`In championship fights ${name} is ${w.record(title.wins, title.losses, title.draws)}, and the best run of that career was a ${w.number(streak)}-fight winning streak.`,
  ),
  t(['profile'], ({ name, profile: { record } }, w) =>
    record.losses === 0
      ? null
      : say`${name} has lost just ${w.word(record.losses)} times in the UFC against ${w.word(record.wins)} victories.`,
  ),
  t(['profile'], ({ name, profile: { record, wins_by: by } }, w) => {
    const total = record.wins + record.losses + record.draws + record.no_contests;
    return say`Across ${w.number(total)} UFC bouts, ${name} has ${w.number(by.ko_tko)} KO/TKO wins; that is ${w.percent(by.ko_tko / record.wins)} of all the victories.`;
  }),
  t(['profile'], ({ name, profile: p }, w) =>
    p.nickname === null
      ? null
      : say`${name}, better known as "${p.nickname}", owns a ${w.record(p.record.wins, p.record.losses, p.record.draws)} mark in the UFC.`,
  ),
  t(['profile'], ({ name, profile: { losses_by: by, record } }, w) =>
    record.losses < 2
      ? null
      : say`How has ${name} lost? ${w.number(by.ko_tko)} by KO/TKO, ${w.number(by.submission)} by submission, and ${w.number(by.decision)} by decision.`,
  ),
  t(
    ['profile'],
    ({ name, profile: p }, w) =>
      say`| | ${name} |\n| --- | --- |\n| Wins | ${w.number(p.record.wins)} |\n| Losses | ${w.number(p.record.losses)} |\n| KO/TKO wins | ${w.number(p.wins_by.ko_tko)} |\n| Submission wins | ${w.number(p.wins_by.submission)} |\n| Decision wins | ${w.number(p.wins_by.decision)} |`,
  ),
  t(['profile'], ({ name, profile: { totals } }, w) =>
    totals.control_seconds === null || totals.knockdowns === null
      ? null
      : say`${name} has scored ${w.number(totals.knockdowns)} knockdowns and spent ${w.time(`${Math.floor(totals.control_seconds / 60)}:${totals.control_seconds % 60}`, 'words')} in control positions.`,
  ),
  t(['profile'], ({ name, profile: { current_streak: streak, record } }, w) =>
    streak.result === null || streak.count < 2
      ? null
      : say`Currently ${name} is on a ${w.word(streak.count)}-fight ${streak.result === 'win' ? 'winning' : 'losing'} streak, at ${w.number(record.wins)} wins overall.`,
  ),

  t(['bouts'], (f, w) => {
    const end = ended(f.bouts[0], w);
    return end === null || end.bout.result !== 'win'
      ? null
      : say`${f.name}'s most recent outing was a ${end.method} win over ${foe(f, end.bout, w, true)} on ${w.date(end.date, 'us')}, in round ${w.round(end.bout.round, String)} at ${w.time(end.bout.time)}.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(lost(f)[0], w);
    return end === null
      ? null
      : say`The last time ${f.surname} lost was on ${w.date(end.date, 'iso')}: ${foe(f, end.bout, w)} won by ${end.method} at ${w.time(end.bout.time)} of round ${w.round(end.bout.round, String)}.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(numbered(won(f))[0], w);
    const others = numbered(f.bouts).map(({ event }) => eventShort(event));
    return end === null
      ? null
      : say`At ${w.event(eventShort(end.bout.event), others)}, ${f.name} beat ${foe(f, end.bout, w, true)} by ${end.method} (R${w.round(end.bout.round, String)}, ${w.time(end.bout.time)}).`;
  }),
  t(['bouts'], (f, w) => {
    const [one, two] = won(f)
      .map((bout) => ended(bout, w))
      .filter((each) => each !== null);
    return one === undefined || two === undefined
      ? null
      : say`${f.surname}'s last two wins: ${foe(f, one.bout, w)} (${one.method}, round ${w.round(one.bout.round, String)}) and ${foe(f, two.bout, w)} (${two.method}, round ${w.round(two.bout.round, String)}).`;
  }),
  t(
    ['bouts'],
    (f, w) => {
      const rows = f.bouts
        .slice(0, 4)
        .map((bout) => ended(bout, w))
        .filter((each) => each !== null);
      if (rows.length < 3) return null;
      const lines = rows.flatMap(
        ({ bout, method, date }) =>
          say`\n| ${w.date(date, 'iso')} | ${foe(f, bout, w, true)} | ${bout.result === 'win' ? 'Win' : 'Loss'} | ${method} | ${w.round(bout.round, String)} | ${w.time(bout.time)} |`,
      );
      return say`Here are the latest fights of ${f.name}:\n\n| Date | Opponent | Result | Method | Round | Time |\n| --- | --- | --- | --- | --- | --- |${lines}`;
    },
    (f) => `Last fights of ${f.name}`,
  ),
  t(
    ['bouts'],
    (f, w) => {
      const rows = won(f)
        .slice(0, 3)
        .map((bout) => ended(bout, w))
        .filter((each) => each !== null);
      if (rows.length < 3) return null;
      const lines = rows.flatMap(
        ({ bout, method, date }) =>
          say`\n- **${foe(f, bout, w, true)}** — ${method} in R${w.round(bout.round, String)} (${w.date(date, 'short')})`,
      );
      return say`${f.name}'s three most recent victories:\n${lines}`;
    },
    (f) => `Recent wins of ${f.name}`,
  ),
  t(['bouts'], (f, w) => {
    const fastest = won(f)
      .filter(
        ({ method_group: group, duration_seconds: seconds }) => group !== 'decision' && seconds !== null,
      )
      .sort((a, b) => (a.duration_seconds ?? 0) - (b.duration_seconds ?? 0))[0];
    const end = ended(fastest, w);
    return end === null || end.bout.round !== 1
      ? null
      : say`The quickest win of ${f.name}'s UFC career came against ${foe(f, end.bout, w)}: ${w.time(end.bout.time)} into the ${w.round(1, (round) => ['', 'first', 'second', 'third', 'fourth', 'fifth'][round] ?? '')} round.`;
  }),
  t(['bouts'], (f, w) => {
    const debut = ended(f.bouts.at(-1), w);
    return debut === null
      ? null
      : say`${f.surname} debuted in the UFC against ${foe(f, debut.bout, w, true)} on ${w.date(debut.date, 'us')} and ${debut.bout.result === 'win' ? 'won' : 'lost'} by ${debut.method}.`;
  }),
  t(['bouts'], (f, w) => {
    const inFirst = won(f).filter(
      ({ round, method_group: group }) => round === 1 && group !== 'decision',
    ).length;
    return inFirst < 2 ? null : say`${f.name} has finished ${w.word(inFirst)} opponents in the first round.`;
  }),
  t(['bouts'], (f, w) => {
    const title = f.bouts.filter(({ title: kind }) => kind === 'undisputed' || kind === 'interim');
    return title.length < 3
      ? null
      : say`${f.name} has fought for a UFC title ${w.number(title.length)} times, winning ${w.number(title.filter(({ result }) => result === 'win').length)} of those title fights.`;
  }),
  t(['bouts'], (f, w) => {
    const year = '2016';
    const fights = f.bouts.filter(({ date }) => date?.startsWith(year) === true);
    return fights.length < 2
      ? null
      : say`In 2016 ${f.surname} fought ${w.word(fights.length)} times in the UFC and won ${w.word(fights.filter(({ result }) => result === 'win').length)} of them.`;
  }),
  t(['bouts'], (f, w) => {
    const rivals = [...new Set(f.bouts.map(({ opponent }) => opponent))]
      .map((name) => f.bouts.filter(({ opponent }) => opponent === name))
      .filter(({ length }) => length > 1)[0];
    const [first] = rivals ?? [];
    if (rivals === undefined || first === undefined) return null;
    const wins = rivals.filter(({ result }) => result === 'win').length;
    return say`${f.name} and ${foe(f, first, w, true)} met ${w.word(rivals.length)} times in the UFC; ${f.surname} won ${w.word(wins)} of those meetings.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(won(f)[1], w);
    return end === null
      ? null
      : say`Before that, ${f.surname} took out ${foe(f, end.bout, w)} (${w.date(end.date, 'month')}), a ${end.method} that came at ${w.time(end.bout.time)} of the ${w.round(end.bout.round, (round) => `${round}${['th', 'st', 'nd', 'rd', 'th', 'th'][round] ?? 'th'}`)} round.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(won(f)[2], w);
    return end === null
      ? null
      : say`Yes. ${f.surname} defeated ${foe(f, end.bout, w)} on ${w.date(end.date, 'eu')} in ${end.bout.location?.split(',')[0] ?? 'Las Vegas'} (${end.method}, R${w.round(end.bout.round, String)} ${w.time(end.bout.time)}).`;
  }),
  t(['bouts', 'profile'], (f, w) => {
    const end = ended(won(f)[0], w);
    return end === null
      ? null
      : say`${f.name} is ${w.record(f.profile.record.wins, f.profile.record.losses, f.profile.record.draws)} in the UFC. The latest win came on ${w.date(end.date, 'us')}, when ${f.surname} beat ${foe(f, end.bout, w)} by ${end.method}.`;
  }),
  t(['bouts', 'profile'], (f, w) => {
    const end = ended(lost(f)[0], w);
    const { ko_tko: ko, submission } = f.profile.wins_by;
    return end === null
      ? null
      : say`With ${w.number(ko)} knockouts and ${w.number(submission)} submissions, ${f.name} is dangerous everywhere.\n\nStill, ${foe(f, end.bout, w)} found an answer on ${w.date(end.date, 'short')}, winning by ${end.method} in round ${w.round(end.bout.round, String)}.`;
  }),
  t(['reigns'], (f, w) => {
    const reign = f.reigns.find(
      ({ won_on: on, won_from: from, title }) => on !== null && from !== null && title === 'undisputed',
    );
    return reign?.won_on == null || reign.won_from === null
      ? null
      : say`${f.name} won the ${w.division(reign.weight_class)} title from ${w.name(
          surnameOf(reign.won_from),
          f.reigns
            .flatMap(({ lost_to: to }) => to ?? [])
            .map(surnameOf)
            .concat('Cormier', 'Penn'),
        )} on ${w.date(reign.won_on, 'us')} and defended it ${w.number(reign.defences)} times.`;
  }),
  t(['reigns'], (f, w) => {
    const reign = f.reigns.find(
      ({ won_on: on, lost_on: lostOn, days }) => on !== null && lostOn !== null && days !== null,
    );
    return reign?.won_on == null || reign.lost_on === null || reign.days === null
      ? null
      : say`The reign of ${f.surname} lasted ${w.span(reign.days)} days, from ${w.date(reign.won_on, 'eu')} to ${w.date(reign.lost_on, 'eu')}.`;
  }),
];

export { about, ended, strangersTo, eventShort, foe, lost, numbered, opponents, won, years };
