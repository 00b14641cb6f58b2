import type { TitleBoutData, WeightClass } from '@app/mma/domain';
import { type QueryPlan, askAll, withoutTools } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { asksForExtreme } from '../question/asked-topics.js';
import type { ChampionsRequest } from '../question/champions-request.js';
import type { Period } from '../grammar/calendar.js';
import {
  atThatTimeText,
  cutHistoryText,
  firstChampionText,
  newestChampionText,
  noHistoryText,
  reignsText,
  type Title,
  whichClassText,
} from '../wording/champions-wording.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const MOST_CLASSES = 3;

/** Who held a title: first, now, in a period, or the whole succession. */
export const championsIntent: Intent = {
  name: 'champions',
  ignores: uncovered({
    kinds: ['number', 'month', 'time', 'superlative', 'extreme'],
    subjects: ['champion', 'when', 'become_champion', 'result'],
    conditions: ['weight_class', 'title', 'sex'],
  }),
  accepts: (question) => {
    const { fighters, event, champions } = question;
    return fighters.length === 0 && event === null && champions !== null && !asksForExtreme(question);
  },
  answer: (question, names) => {
    const { champions: request, weightClasses } = question;
    return request === null || weightClasses.length === 0
      ? withoutTools({ text: whichClassText(names.language), dated: false })
      : answerChampions(request, weightClasses.slice(0, MOST_CLASSES), question.period, names);
  },
};

function* answerChampions(
  request: ChampionsRequest,
  classes: readonly WeightClass[],
  period: Period | null,
  names: NameBook,
): QueryPlan<Answer> {
  const { interim } = request;
  const found = yield* askAll(
    'get_title_history',
    classes.map((weightClass) => ({ weight_class: weightClass, include_interim: interim })),
  );
  const texts = found.map(({ data, meta }, index) => {
    const title = { weightClass: classes[index] ?? 'lightweight', interim };
    const bouts = data.filter(({ title: kind }) => !interim || kind === 'interim');
    // A truncated result lacks the newest rows.
    const cut = meta.truncated ? cutHistoryText(bouts, names.language) : null;
    return wordChampions(request, title, bouts, period, cut, names);
  });
  return { text: paragraphs(...texts), dated: true };
}

function wordChampions(
  { which }: ChampionsRequest,
  title: Title,
  bouts: readonly TitleBoutData[],
  period: Period | null,
  cut: string | null,
  names: NameBook,
): string {
  if (bouts.length === 0) return noHistoryText(title, names.language);
  if (which === 'first') return firstChampionText(title, bouts, names);
  if (period !== null) return paragraphs(atThatTimeText(title, bouts, period, names), cut);
  if (which === 'newest' && cut === null) return newestChampionText(title, bouts, names);
  return paragraphs(reignsText(title, bouts, names), cut);
}
