import type { TitleBoutData, WeightClass } from '@app/mma';
import { type Inquiry, askAll, conclude } from '../inquiry/inquiry.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { says } from '../question/masked-text.js';
import type { Question } from '../question/question.js';
import {
  atThatTimeText,
  cutHistoryText,
  firstChampionText,
  newestChampionText,
  noHistoryText,
  reignsText,
  whichClassText,
} from '../wording/champions-wording.js';
import type { Answer, Intent } from './intent.js';

const MOST_CLASSES = 3;

const CHAMPIONS = {
  english:
    /\b(?:current|reigning|first|inaugural|former|past|list of|all|every|previous|who (?:is|was|were|has been))\b.{0,50}\bchamp(?:ion)?s?\b|\bwho (?:holds?|held|had|owned)\b.{0,40}\b(?:belt|title)\b|\b(?:title|belt|championship) (?:history|lineage)\b|\bhistory of the .{0,30}\b(?:title|belt|championship)\b|\bchamp(?:ion)?s? (?:in|of|since|at)\b|\blineage\b/,
  korean:
    /챔피언(?:이|은|는)?누구|챔피언(?:목록|계보|역사|들|명단|변천)|역대.{0,8}챔피언|현(?:재)?.{0,8}챔피언|초대.{0,8}챔피언|챔피언이었|(?:타이틀|벨트|챔피언)(?:의)?(?:역사|계보)|챔프(?:가|는|누구)|(?:벨트|타이틀)(?:를|을)?(?:누가|가진|들고|보유)/,
};
const FIRST = { english: /\b(?:first|inaugural|original)\b/, korean: /초대|최초|첫/ };
const NOW = {
  english: /\b(?:current(?:ly)?|reigning|now|today|who(?:'s| is)|who holds)\b/,
  korean: /현(?:재)?.{0,8}챔|지금|챔피언(?:이|은|는)?누구(?!였|이었)/,
};
const INTERIM = { english: /\binterim\b/, korean: /잠정/ };

/** Who held a belt: first, now, at some time, one after the other. */
export const championsIntent: Intent = {
  name: 'champions',
  accepts: ({ people, event, leaderboard, spaced, compact }) =>
    people.length === 0 &&
    event === null &&
    leaderboard === null &&
    says({ spaced, compact }, CHAMPIONS.english, CHAMPIONS.korean),
  answer: (question, names) =>
    question.weightClasses.length === 0
      ? conclude({ text: whichClassText(names.language), dated: false })
      : answerChampions(question, question.weightClasses.slice(0, MOST_CLASSES), names),
};

function* answerChampions(
  question: Question,
  classes: readonly WeightClass[],
  names: NameBook,
): Inquiry<Answer> {
  const interim = says(question, INTERIM.english, INTERIM.korean);
  const found = yield* askAll(
    'get_title_history',
    classes.map((weightClass) => ({ weight_class: weightClass, include_interim: interim })),
  );
  const texts = found.map(({ data, meta }, index) => {
    const weightClass = classes[index] ?? 'lightweight';
    const bouts = data.filter(({ title }) => !interim || title === 'interim');
    return wordChampions(question, { weightClass, interim, cut: meta.truncated }, bouts, names);
  });
  return { text: paragraphs(...texts), dated: true };
}

function wordChampions(
  question: Question,
  title: { weightClass: WeightClass; interim: boolean; cut: boolean },
  bouts: readonly TitleBoutData[],
  names: NameBook,
): string {
  if (bouts.length === 0) return noHistoryText(title, names.language);
  if (says(question, FIRST.english, FIRST.korean)) return firstChampionText(title, bouts, names);
  // The newest rows are left out of a result that is too large for one reading.
  const cut = title.cut ? cutHistoryText(bouts, names.language) : null;
  if (question.period !== null) {
    return paragraphs(atThatTimeText(title, bouts, question.period, names), cut);
  }
  if (says(question, NOW.english, NOW.korean) && cut === null) return newestChampionText(title, bouts, names);
  return paragraphs(reignsText(title, bouts, names), cut);
}
