import type { FighterBoutData, WeightClass } from '@app/mma/domain';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import { formatDate, paragraphs } from '../language/format.js';
import { addDays } from '../grammar/calendar.js';
import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import type { NameBook } from '../language/name-book.js';
import { withParticle } from '../language/particles.js';
import { divisionName } from '../language/terms.js';
import type { Question } from '../question/question.js';
import { spokenBout } from '../question/spoken-bout.js';
import { sameDivision } from '../question/weight-class.js';
import { boutContext, fighterBoutsTable, sideSentence } from '../wording/bout-wording.js';
import { ABOUT_A_BOUT, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

/** More than any fighter has had. */
const ALL_TITLE_BOUTS = 50;

const covered = uncovered({ ...ABOUT_A_BOUT, conditions: ['title', 'weight_class', 'nth_bout'] });

/** "Who did he lose to after winning the belt?" asks for another bout than the one that won it. */
const otherBouts = ({ tokens, topics }: Question): Token[] =>
  topics.has('becomeChampion')
    ? tokens.filter((token) => is(token, 'verb') && token.means.result === 'loss')
    : [];

/** A fighter and a title: the bout that won it, the bout that lost it. */
export const titleIntent: Intent = {
  name: 'title',
  ignores: (question) => [...covered(question), ...otherBouts(question)],
  accepts: ({ fighters, topics, event }) =>
    fighters.length === 1 && event === null && (topics.has('becomeChampion') || topics.has('loseTitle')),
  answer: answerTitle,
};

function* answerTitle(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const resolved = yield* resolveFighter(named, question);
  const { data } = yield* ask('get_fighter_bouts', {
    fighter: resolved.reference,
    title_only: true,
    order: 'oldest',
    limit: ALL_TITLE_BOUTS,
  });
  const [first] = data;
  if (first === undefined) return { text: noTitleBouts(resolved.name, names), dated: true };
  const name = first.fighter_a.name === first.opponent ? first.fighter_b.name : first.fighter_a.name;
  const [division] = question.weightClasses;
  const undisputed = /\bundisputed\b|정식|통합/u.test(question.spaced);
  const inDivision = data.filter(
    (bout) =>
      (division === undefined || sameDivision(bout.weight_class, division)) &&
      (!undisputed || bout.title === 'undisputed'),
  );
  const lost = question.topics.has('loseTitle') && !question.topics.has('becomeChampion');
  const found = lost ? lossOfTitle(inDivision) : winOfTitle(inDivision);
  if (
    lost &&
    found?.date != null &&
    question.tokens.some((token) => is(token, 'time') && token.means.time === 'after')
  ) {
    const later = yield* ask('get_fighter_bouts', {
      fighter: resolved.reference,
      from: addDays(found.date, 1),
      order: 'oldest',
      limit: ALL_TITLE_BOUTS,
    });
    return { text: afterTitleText(later.data, found, name, names), dated: true };
  }
  const text =
    found === undefined
      ? neverHappened(lost, division, data, name, names)
      : paragraphs(
          `${question.topics.has('when') ? `${formatDate(found.date, names.language)}: ` : ''}${lead(lost, found, name, names)}`,
          boutContext(found, names.language),
          interimNote(lost, found, inDivision, names),
        );
  return { text, dated: lost, ...(found === undefined ? {} : { bout: spokenBout(found, name) }) };
}

/** A fighter's bouts after the loss of the title. */
function afterTitleText(
  later: readonly FighterBoutData[],
  loss: FighterBoutData,
  name: string,
  names: NameBook,
): string {
  const day = formatDate(loss.date, names.language);
  if (later.length === 0) {
    return names.language === 'ko'
      ? `${names.with(name, '은/는')} ${day} 타이틀을 잃은 뒤 UFC 경기가 없습니다.`
      : `${names.of(name)} has had no UFC bout since losing the title on ${day}.`;
  }
  const lead =
    names.language === 'ko'
      ? `${names.with(name, '은/는')} ${day} ${names.of(loss.opponent)}에게 타이틀을 잃은 뒤 UFC에서 ${later.length}경기를 했습니다.`
      : `After losing the title to ${names.of(loss.opponent)} on ${day}, ${names.of(name)} had ${later.length} more UFC ${later.length === 1 ? 'bout' : 'bouts'}:`;
  return paragraphs(lead, fighterBoutsTable(later, names));
}

/** The bout that won the title: the first undisputed win, else the first interim win. */
function winOfTitle(oldestFirst: readonly FighterBoutData[]): FighterBoutData | undefined {
  const won = oldestFirst.filter((bout) => bout.result === 'win');
  return won.find((bout) => bout.title === 'undisputed') ?? won[0];
}

/** The last title bout lost by a champion. */
function lossOfTitle(oldestFirst: readonly FighterBoutData[]): FighterBoutData | undefined {
  const firstWin = oldestFirst.findIndex((bout) => bout.result === 'win');
  if (firstWin < 0) return undefined;
  // Only the first loss after a win loses a title; further losses are failed attempts to regain it.
  return oldestFirst
    .filter(
      (bout, index) =>
        index > firstWin && bout.result === 'loss' && oldestFirst[index - 1]?.result !== 'loss',
    )
    .at(-1);
}

function lead(lost: boolean, bout: FighterBoutData, name: string, names: NameBook): string {
  const { language } = names;
  const division = bout.weight_class === null ? '' : `${divisionName(bout.weight_class, language)} `;
  const interim = bout.title === 'interim';
  const sentence = sideSentence(bout, name, names);
  if (language === 'ko') {
    const belt = `${division}${interim ? '잠정 ' : ''}`;
    return lost
      ? `${sentence}. 이 경기에서 ${belt}타이틀을 잃었습니다.`
      : `${sentence}. 이 승리로 ${belt}챔피언이 됐습니다.`;
  }
  const belt = `${interim ? 'interim ' : ''}${division}`;
  return lost ? `${sentence}, and lost the ${belt}title.` : `${sentence}, and won the ${belt}title.`;
}

function interimNote(
  lost: boolean,
  found: FighterBoutData,
  oldestFirst: readonly FighterBoutData[],
  names: NameBook,
): string | null {
  const interim = oldestFirst.find((bout) => bout.result === 'win' && bout.title === 'interim');
  if (lost || found.title === 'interim' || interim === undefined || (interim.date ?? '') > (found.date ?? ''))
    return null;
  return names.language === 'ko'
    ? `그에 앞서 ${names.with(interim.opponent, '을/를')} 이기고 잠정 타이틀을 얻었습니다(${interim.event}).`
    : `Before that, an interim title was won against ${names.of(interim.opponent)} (${interim.event}).`;
}

function neverHappened(
  lost: boolean,
  division: WeightClass | undefined,
  bouts: readonly FighterBoutData[],
  name: string,
  names: NameBook,
): string {
  const { language } = names;
  const where = division === undefined ? '' : divisionName(division, language);
  const text =
    language === 'ko'
      ? `${names.with(name, '은/는')} UFC${where === '' ? '' : ` ${where}`}에서 ${lost ? '타이틀을 잃은' : '타이틀을 딴'} 경기가 없습니다. 치른 타이틀전은 다음과 같습니다.`
      : `${names.of(name)} has never ${lost ? 'lost' : 'won'} a UFC ${where === '' ? '' : `${where} `}title in a bout. The title bouts were:`;
  return paragraphs(text, fighterBoutsTable(bouts.toReversed(), names));
}

function noTitleBouts(name: string, names: NameBook): string {
  return names.language === 'ko'
    ? `${withParticle(names.of(name), '은/는')} UFC 타이틀전을 치른 적이 없습니다.`
    : `${names.of(name)} has never fought for a UFC title.`;
}
