import { divisionName, methodGroupName } from '@app/analyst';
import { type MethodGroup, WEIGHT_CLASSES, type WeightClass } from '@app/mma';

interface Found {
  start: number;
  end: number;
}

export interface MethodWord extends Found {
  group: MethodGroup;
  /** Words of the source's method or detail that must be there too: `split`, `guillotine`. */
  words: string;
}

/** How answers name methods: `source` is looked for in the method and its detail. */
const METHODS: readonly (readonly [group: MethodGroup, source: string, english: string, korean: string])[] = [
  ['decision', 'unanimous', 'unanimous(?: decision)?', '만장일치(?: ?판정)?|판정\\(만장일치\\)'],
  ['decision', 'split', 'split(?: decision)?', '스플릿(?: ?판정)?|판정\\(스플릿\\)'],
  ['decision', 'majority', 'majority decision', '다수 ?판정|판정\\(다수\\)'],
  ['decision', '', 'decision|outpointed|on points', methodGroupName('decision', 'ko')],
  ['submission', 'rear naked', 'rear[- ]naked chokes?', '리어 ?네이키드(?: ?초크)?'],
  ['submission', 'guillotine', 'guillotine(?: choke)?', '길로틴(?: ?초크)?'],
  ['submission', 'triangle', 'triangle(?: choke)?', '트라이앵글(?: ?초크)?'],
  ['submission', 'armbar', 'armbar', '암바'],
  ['submission', 'kimura', 'kimura', '기무라'],
  ['submission', 'heel hook', 'heel hook', '힐훅'],
  ['submission', "d'arce", "d['’]arce(?: choke)?", '다스 ?초크'],
  ['submission', '', 'submission|submitted|tapped(?: out)?|choked out', methodGroupName('submission', 'ko')],
  ['ko_tko', '', 'ko/tko|tko|ko|knockout|knocked out|technical knockout', '넉아웃|녹아웃|케이오'],
  ['dq', '', 'disqualification|dq', methodGroupName('dq', 'ko')],
];
const METHOD = new RegExp(
  METHODS.map(
    ([, , english, korean], index) => `(?<m${index}>(?<![a-z])(?:${english})(?![a-z])|${korean})`,
  ).join('|'),
  'giu',
);

export function scanMethods(text: string): MethodWord[] {
  return scanNumbered(METHOD, text, METHODS).map(({ entry: [group, words], start, end }) => ({
    group,
    words,
    start,
    end,
  }));
}

const DIVISIONS = WEIGHT_CLASSES.flatMap((each) => [
  [divisionName(each, 'en').replace("'", "['’]").replace(' ', '[ -]'), each] as const,
  [divisionName(each, 'ko').replace(' ', ' ?'), each] as const,
]).sort(([a], [b]) => b.length - a.length);
const DIVISION = new RegExp(
  DIVISIONS.map(([word], index) => `(?<d${index}>(?<![a-z])${word}(?![a-z]))`).join('|'),
  'giu',
);

export interface DivisionWord extends Found {
  weightClass: WeightClass;
}

export function scanDivisions(text: string): DivisionWord[] {
  if (!/weight|[급중]/iu.test(text)) return [];
  return scanNumbered(DIVISION, text, DIVISIONS).map(({ entry: [, weightClass], start, end }) => ({
    weightClass,
    start,
    end,
  }));
}

/** @param pattern one group per entry, named by a letter and the entry's index */
function scanNumbered<Entry>(
  pattern: RegExp,
  text: string,
  entries: readonly Entry[],
): (Found & { entry: Entry })[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: word, groups = {} }) => {
    const name = Object.keys(groups).find((each) => groups[each] !== undefined);
    const entry = entries[Number(name?.slice(1))];
    return entry === undefined ? [] : [{ entry, start: index, end: index + word.length }];
  });
}
