import type { FighterBoutData } from '@app/mma';
import { say, type Slot } from './slots.js';
import {
  type CallName,
  ended,
  eventShort,
  type FighterTemplate,
  lost,
  numbered,
  opponents,
  strangersTo,
  won,
  years,
} from './templates-en.js';
import type { FighterView } from './views.js';
import type { Writer } from './writer.js';

const full = (f: FighterView): string => (f.korean === f.name ? f.name : `${f.korean}(${f.name})`);
const spaced = (f: FighterView): string => (f.korean === f.name ? f.name : `${f.korean} (${f.name})`);
const shortName = (f: FighterView, name: string): string => f.koreanOf(name).split(' ').at(-1) ?? name;
/** The opponent in Korean, wrong: another opponent with a listed spelling. */
const foe = (
  f: FighterView,
  bout: FighterBoutData,
  w: Writer,
  style: 'full' | 'short' | 'pair' = 'short',
): Slot => {
  const write = (name: string): string => {
    const korean = f.koreanOf(name);
    if (style === 'pair') return korean === name ? name : `${korean}(${name})`;
    return style === 'full' ? korean : shortName(f, name);
  };
  const others = strangersTo(f, bout).filter((name) => f.koreanOf(name) !== name);
  return w.name(write(bout.opponent), others.map(write));
};
const about = (f: FighterView): string => `${f.koreanShort}에 대해 알려줘`;
const ofRecord = (f: FighterView): string => `${f.koreanShort} UFC 전적`;
const t = (
  calls: readonly CallName[],
  write: FighterTemplate['write'],
  question: FighterTemplate['question'] = about,
): FighterTemplate => ({ calls, write, question });

export const KOREAN_FIGHTER_TEMPLATES: readonly FighterTemplate[] = [
  t(
    ['profile'],
    (f, w) =>
      say`${full(f)}의 UFC 전적은 **${w.record(f.profile.record.wins, f.profile.record.losses, f.profile.record.draws)}**입니다.`,
    ofRecord,
  ),
  t(
    ['profile'],
    (f, w) => {
      const { record, wins_by: by } = f.profile;
      return say`${spaced(f)} 선수는 UFC에서 ${w.number(record.wins)}번 이기고 ${w.number(record.losses)}번 졌습니다. 승리 중 KO/TKO가 ${w.number(by.ko_tko)}회, 서브미션이 ${w.number(by.submission)}회, 판정이 ${w.number(by.decision)}회입니다.`;
    },
    ofRecord,
  ),
  t(['profile'], (f, w) => {
    const { record, wins_by: by } = f.profile;
    const finishes = by.ko_tko + by.submission;
    return record.wins < 5
      ? null
      : say`${full(f)}는 UFC ${w.number(record.wins)}승 가운데 ${w.number(finishes)}승을 피니시로 따냈습니다. 피니시 비율은 ${w.percent(finishes / record.wins)}입니다.`;
  }),
  t(['profile'], (f, w) => {
    const { age, height_cm: height, reach_cm: reach } = f.profile;
    return age === null || height === null || reach === null
      ? null
      : say`${full(f)}는 만 ${w.number(age, 'measure')}세이며 키는 ${w.measure(Math.round(height))}cm, 리치는 ${w.measure(Math.round(reach))}cm입니다.`;
  }),
  t(['profile'], (f, w) => {
    const p = f.profile;
    return p.born_on === null || p.reach_cm === null
      ? null
      : say`### ${spaced(f)}\n\n- **생년월일:** ${w.date(p.born_on, 'ko')}\n- **리치:** ${w.measure(Math.round((p.reach_cm / 2.54) * 10) / 10)}인치\n- **UFC 전적:** ${w.record(p.record.wins, p.record.losses, p.record.draws)}\n- **최다 연승:** ${w.number(p.longest_win_streak)}연승`;
  }),
  t(['profile'], (f, w) => {
    const { career, totals } = f.profile;
    return career.sig_strikes_landed_per_min === null ||
      career.sig_strike_accuracy === null ||
      totals.sig_strikes_landed === null
      ? null
      : say`타격을 보면 ${full(f)}는 분당 유효타 ${w.decimal(career.sig_strikes_landed_per_min, 2)}회를 ${w.percent(career.sig_strike_accuracy, 0, '퍼센트')}의 정확도로 적중시킵니다. 통산 유효타는 ${w.number(totals.sig_strikes_landed)}회입니다.`;
  }),
  t(['profile'], (f, w) => {
    const { career, totals } = f.profile;
    return career.takedown_accuracy === null ||
      totals.takedowns_landed === null ||
      totals.takedowns_attempted === null ||
      totals.takedowns_attempted < 10
      ? null
      : say`${full(f)}는 테이크다운을 ${w.number(totals.takedowns_attempted)}번 시도해 ${w.number(totals.takedowns_landed)}번 성공했습니다(성공률 ${w.percent(career.takedown_accuracy)}).`;
  }),
  t(['profile'], (f, w) => {
    const p = f.profile;
    return p.first_bout_on === null || p.last_bout_on === null
      ? null
      : say`${full(f)}의 UFC 데뷔일은 ${w.date(p.first_bout_on, 'ko')}, 마지막 경기는 ${w.date(p.last_bout_on, 'ko')}로, 약 ${w.span(years(p.first_bout_on, p.last_bout_on))}년에 걸쳐 활동했습니다.`;
  }),
  t(['profile'], (f, w) => {
    const { title_bouts: title, longest_win_streak: streak } = f.profile;
    return title.wins < 2
      ? null
      : say`타이틀전 성적은 ${w.record(title.wins, title.losses, title.draws)}이고, ${full(f)}의 최다 연승 기록은 ${w.number(streak)}연승입니다.`;
  }),
  t(['profile'], (f, w) => {
    const { record } = f.profile;
    return record.losses < 2
      ? null
      : say`${full(f)}는 UFC에서 ${w.word(record.wins)} 번 승리했고 패배는 ${w.word(record.losses)} 번뿐입니다.`;
  }),
  t(['profile'], (f, w) => {
    const { record, wins_by: by } = f.profile;
    const total = record.wins + record.losses + record.draws + record.no_contests;
    return say`UFC에서 ${w.number(total)}경기를 치른 ${full(f)}는 KO승만 ${w.number(by.ko_tko)}번으로, 전체 승리의 ${w.percent(by.ko_tko / record.wins)}에 해당합니다.`;
  }),
  t(['profile'], (f, w) => {
    const { record, losses_by: by } = f.profile;
    return record.losses < 2
      ? null
      : say`${full(f)}의 패배 내역입니다.\n\n- KO/TKO 패: ${w.number(by.ko_tko)}\n- 서브미션 패: ${w.number(by.submission)}\n- 판정 패: ${w.number(by.decision)}`;
  }),
  t(['profile'], (f, w) => {
    const p = f.profile;
    return say`| 항목 | ${f.korean} |\n| --- | --- |\n| 승리 | ${w.number(p.record.wins)} |\n| 패배 | ${w.number(p.record.losses)} |\n| KO/TKO 승 | ${w.number(p.wins_by.ko_tko)} |\n| 서브미션 승 | ${w.number(p.wins_by.submission)} |\n| 판정승 | ${w.number(p.wins_by.decision)} |`;
  }),
  t(['profile'], (f, w) => {
    const { totals } = f.profile;
    return totals.control_seconds === null || totals.knockdowns === null
      ? null
      : say`${full(f)}는 넉다운 ${w.number(totals.knockdowns)}회를 기록했고, 컨트롤 타임은 총 ${w.time(`${Math.floor(totals.control_seconds / 60)}:${totals.control_seconds % 60}`, 'words')}입니다.`;
  }),
  t(['profile'], (f, w) => {
    const { current_streak: streak, record } = f.profile;
    return streak.result === null || streak.count < 2
      ? null
      : say`현재 ${full(f)}는 ${w.number(streak.count)}${streak.result === 'win' ? '연승' : '연패'} 중이며 통산 ${w.number(record.wins)}승을 거뒀습니다.`;
  }),
  t(['profile'], (f, w) => {
    const { record, wins_by: by } = f.profile;
    return by.submission < 2
      ? null
      : say`**서브미션 승 ${w.number(by.submission)}회**. ${full(f)}의 UFC ${w.number(record.wins)}승 중 ${w.percent(by.submission / record.wins)}가 서브미션입니다.`;
  }),
  t(
    ['profile'],
    (f, w) =>
      say`${full(f)}: ${w.number(f.profile.record.wins)}승(KO/TKO ${w.number(f.profile.wins_by.ko_tko)}, 서브미션 ${w.number(f.profile.wins_by.submission)}, 판정 ${w.number(f.profile.wins_by.decision)}), ${w.number(f.profile.record.losses)}패.`,
    ofRecord,
  ),

  t(['bouts'], (f, w) => {
    const end = ended(f.bouts[0], w);
    return end === null || end.bout.result !== 'win'
      ? null
      : say`${full(f)}의 가장 최근 경기는 ${w.date(end.date, 'ko')} ${foe(f, end.bout, w, 'pair')}전으로, ${w.round(end.bout.round, (round) => `${round}라운드`)} ${w.time(end.bout.time, 'words')} ${end.method}승을 거뒀습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(lost(f)[0], w);
    return end === null
      ? null
      : say`${full(f)}의 마지막 패배는 ${w.date(end.date, 'iso')}에 나왔습니다. ${foe(f, end.bout, w, 'full')}에게 ${w.round(end.bout.round, (round) => `${round}라운드`)} ${w.time(end.bout.time)} ${end.method}로 졌습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(numbered(won(f))[0], w);
    const others = numbered(f.bouts).map(({ event }) => eventShort(event));
    return end === null
      ? null
      : say`${w.event(eventShort(end.bout.event), others)}에서 ${full(f)}는 ${foe(f, end.bout, w, 'full')}를 ${end.method}로 꺾었습니다(${w.round(end.bout.round, (round) => `${round}R`)} ${w.time(end.bout.time)}).`;
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
          say`\n| ${w.date(date, 'iso')} | ${foe(f, bout, w, 'pair')} | ${bout.result === 'win' ? '승' : '패'} | ${method} | ${w.round(bout.round, String)} | ${w.time(bout.time)} |`,
      );
      return say`${full(f)}의 최근 경기입니다.\n\n| 날짜 | 상대 | 결과 | 방식 | 라운드 | 시간 |\n| --- | --- | --- | --- | --- | --- |${lines}`;
    },
    (f) => `${f.koreanShort} 최근 경기`,
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
          say`\n- **${foe(f, bout, w, 'full')}** — ${w.date(date, 'ko')}, ${w.round(bout.round, (round) => `${round}라운드`)} ${method}`,
      );
      return say`${full(f)}가 최근에 이긴 세 경기입니다.\n${lines}`;
    },
    (f) => `${f.koreanShort} 최근 승리`,
  ),
  t(['bouts'], (f, w) => {
    const [one, two] = won(f)
      .map((bout) => ended(bout, w))
      .filter((each) => each !== null);
    return one === undefined || two === undefined
      ? null
      : say`${full(f)}는 최근 ${foe(f, one.bout, w, 'full')}를 ${one.method}로 이겼고, 그 전에는 ${foe(f, two.bout, w, 'full')}를 ${two.method}로 제압했습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const fastest = won(f)
      .filter(
        ({ method_group: group, duration_seconds: seconds }) => group !== 'decision' && seconds !== null,
      )
      .sort((a, b) => (a.duration_seconds ?? 0) - (b.duration_seconds ?? 0))[0];
    const end = ended(fastest, w);
    return end === null || end.bout.round !== 1
      ? null
      : say`${full(f)}의 UFC 최단 시간 승리는 ${foe(f, end.bout, w, 'full')} 상대로 나온 ${w.round(1, (round) => `${round}라운드`)} ${w.time(end.bout.time, 'words')} 승리입니다.`;
  }),
  t(['bouts'], (f, w) => {
    const debut = ended(f.bouts.at(-1), w);
    return debut === null
      ? null
      : say`${full(f)}는 ${w.date(debut.date, 'ko')} ${foe(f, debut.bout, w, 'pair')}를 상대로 UFC에 데뷔해 ${debut.method}로 ${debut.bout.result === 'win' ? '이겼습니다' : '졌습니다'}.`;
  }),
  t(['bouts'], (f, w) => {
    const inFirst = won(f).filter(
      ({ round, method_group: group }) => round === 1 && group !== 'decision',
    ).length;
    return inFirst < 2 ? null : say`${full(f)}는 1라운드에 ${w.number(inFirst)}번 피니시 승리를 거뒀습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const title = f.bouts.filter(({ title: kind }) => kind === 'undisputed' || kind === 'interim');
    return title.length < 3
      ? null
      : say`${full(f)}는 타이틀전을 ${w.number(title.length)}번 치렀고 그중 ${w.number(title.filter(({ result }) => result === 'win').length)}번 이겼습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const fights = f.bouts.filter(({ date }) => date?.startsWith('2016') === true);
    return fights.length < 2
      ? null
      : say`2016년에 ${full(f)}는 UFC에서 ${w.word(fights.length)} 경기를 치렀습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const rivals = opponents(f)
      .map((name) => f.bouts.filter(({ opponent }) => opponent === name))
      .find(({ length }) => length > 1);
    const [first] = rivals ?? [];
    if (rivals === undefined || first === undefined) return null;
    const wins = rivals.filter(({ result }) => result === 'win').length;
    return say`${full(f)}와 ${foe(f, first, w, 'pair')}는 UFC에서 ${w.word(rivals.length)} 차례 맞붙었고, ${f.koreanShort}가 ${w.number(wins)}번 이겼습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(won(f)[1], w);
    return end === null
      ? null
      : say`그에 앞서 ${f.korean}는 ${w.date(end.date, 'ko-month')}에 ${foe(f, end.bout, w, 'full')}를 상대로 ${w.round(end.bout.round, (round) => `${round}라운드`)} ${w.time(end.bout.time)} ${end.method}승을 거뒀습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const end = ended(won(f)[2], w);
    return end === null
      ? null
      : say`네. ${full(f)}는 ${w.date(end.date, 'ko')}에 ${foe(f, end.bout, w, 'pair')}를 이겼습니다 (${end.method}, ${w.round(end.bout.round, (round) => `${round}라운드`)} ${w.time(end.bout.time)}).`;
  }),
  t(['bouts', 'profile'], (f, w) => {
    const end = ended(won(f)[0], w);
    return end === null
      ? null
      : say`${full(f)}의 UFC 전적은 ${w.record(f.profile.record.wins, f.profile.record.losses, f.profile.record.draws)}입니다. 마지막 승리는 ${w.date(end.date, 'ko')} ${foe(f, end.bout, w, 'full')}전 ${end.method}승입니다.`;
  }),
  t(['bouts', 'profile'], (f, w) => {
    const end = ended(lost(f)[0], w);
    const { ko_tko: ko, submission } = f.profile.wins_by;
    return end === null
      ? null
      : say`KO ${w.number(ko)}회, 서브미션 ${w.number(submission)}회를 기록한 ${full(f)}는 어디서든 위험합니다.\n\n다만 ${w.date(end.date, 'ko')} 경기에서는 ${foe(f, end.bout, w, 'full')}에게 ${end.method}로 패했습니다.`;
  }),
  t(['bouts'], (f, w) => {
    const decisions = won(f).filter(({ method_group: group }) => group === 'decision').length;
    return decisions < 2 ? null : say`${full(f)}의 승리 가운데 판정승은 ${w.number(decisions)}번입니다.`;
  }),
  t(['bouts'], (f, w) => {
    const [last, before] = f.bouts;
    if (last?.date == null || before?.date == null) return null;
    const days = Math.round((Date.parse(last.date) - Date.parse(before.date)) / 86_400_000);
    return say`${full(f)}는 ${w.date(before.date, 'ko')} 경기 이후 ${w.span(days)}일 만인 ${w.date(last.date, 'ko')}에 다시 옥타곤에 올랐습니다.`;
  }),
  t(['reigns'], (f, w) => {
    const reign = f.reigns.find(({ won_on: on, title }) => on !== null && title === 'undisputed');
    return reign?.won_on == null
      ? null
      : say`${full(f)}는 ${w.date(reign.won_on, 'ko')} ${w.division(reign.weight_class)} 챔피언에 올라 ${w.number(reign.defences)}차례 방어에 성공했습니다.`;
  }),
  t(['reigns'], (f, w) => {
    const reign = f.reigns.find(
      ({ won_on: on, lost_on: lostOn, days }) => on !== null && lostOn !== null && days !== null,
    );
    return reign?.won_on == null || reign.lost_on === null || reign.days === null
      ? null
      : say`${full(f)}의 재위 기간은 ${w.date(reign.won_on, 'ko')}부터 ${w.date(reign.lost_on, 'ko')}까지 ${w.span(reign.days)}일입니다.`;
  }),
];
