import type { BoutData } from '@app/mma/domain';
import { table } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { methodName } from '../language/terms.js';

export function refereeText(bout: BoutData, names: NameBook): string {
  const { referee } = bout;
  const pair = `${names.of(bout.fighter_a.name)} vs. ${names.of(bout.fighter_b.name)}`;
  return names.language === 'ko'
    ? referee === null
      ? `${bout.event} ${pair} 경기의 주심은 데이터에 없습니다.`
      : `${bout.event} ${pair} 경기의 주심은 ${referee}입니다.`
    : referee === null
      ? `The referee of ${pair} at ${bout.event} is not in the data.`
      : `${referee} was the referee of ${pair} at ${bout.event}.`;
}

export function scorecardsText(bout: BoutData, names: NameBook, favoured: string | null): string {
  const { language } = names;
  const { fighter_a: a, fighter_b: b, scorecards } = bout;
  if (scorecards.length === 0) return noScorecards(bout, names);
  const forWhom = (card: { a: number; b: number }): string =>
    card.a === card.b
      ? language === 'ko'
        ? '동점'
        : 'even'
      : names.short(card.a > card.b ? a.name : b.name);
  const heading = `${names.of(a.name)} vs. ${names.of(b.name)}, ${bout.event}`;
  const rows = table(
    language === 'ko'
      ? ['심판', names.short(a.name), names.short(b.name), '누구에게']
      : ['Judge', names.short(a.name), names.short(b.name), 'For'],
    scorecards.map((card) => [
      card.judge ?? (language === 'ko' ? '이름 미상' : 'not named'),
      String(card.a),
      String(card.b),
      forWhom(card),
    ]),
  );
  const summary = scorecards
    .map(
      (card) =>
        `${card.judge ?? '–'} ${Math.max(card.a, card.b)}-${Math.min(card.a, card.b)} ${forWhom(card)}`,
    )
    .join(', ');
  const lead = favoured === null ? null : favouringJudges(bout, names, favoured);
  const total =
    language === 'ko'
      ? `${methodName(bout.method, language)} — ${heading}: ${summary}.`
      : `${heading} was a ${methodName(bout.method, language)}: ${summary}.`;
  return [lead, total, rows].filter((text) => text !== null).join('\n\n');
}

function favouringJudges(bout: BoutData, names: NameBook, fighter: string): string {
  const own = bout.fighter_a.name === fighter;
  const judges = bout.scorecards
    .filter((card) => (own ? card.a > card.b : card.b > card.a))
    .map((card) => card.judge ?? '–');
  return names.language === 'ko'
    ? judges.length === 0
      ? `${names.of(fighter)}의 손을 들어준 심판은 없습니다.`
      : `${names.of(fighter)}의 손을 들어준 심판: ${judges.join(', ')}.`
    : judges.length === 0
      ? `No judge scored it for ${names.of(fighter)}.`
      : `Scored it for ${names.of(fighter)}: ${judges.join(', ')}.`;
}

function noScorecards(bout: BoutData, names: NameBook): string {
  const decided = bout.method_group === 'decision';
  return names.language === 'ko'
    ? decided
      ? '이 경기의 채점표는 데이터에 없습니다.'
      : '판정까지 가지 않은 경기라 채점표가 없습니다.'
    : decided
      ? `The judges' scorecards of this bout are not in the data.`
      : `There are no scorecards: the bout did not go to the judges.`;
}
