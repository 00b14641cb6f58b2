import { divisionName, methodGroupName } from '@app/analyst';
import { METHOD_GROUPS, WEIGHT_CLASSES } from '@app/mma';
import type { FactRow } from './fact-row.js';

/** What texts call a group besides its name. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  ko_tko: ['knockout', 'knockouts', 'stoppage', 'stoppages', 'tko'],
  decision: ['decisions', 'scorecards', 'on the cards', 'the judges'],
  submission: ['submissions', 'tapout', 'tapouts'],
};

const NAMED_KEYS = new Map<string, readonly string[]>([
  ...WEIGHT_CLASSES.map((each) => [each, [divisionName(each, 'en'), divisionName(each, 'ko')]] as const),
  ...METHOD_GROUPS.map(
    (each) =>
      [
        each,
        [
          methodGroupName(each, 'en').toLowerCase(),
          methodGroupName(each, 'ko').toLowerCase(),
          ...(SYNONYMS[each] ?? []),
        ],
      ] as const,
  ),
]);

/** The group that a row represents (a year, a class), as texts write it; null where it is none. */
export function labelsOf(row: FactRow): readonly string[] | null {
  for (let each: FactRow | null = row; each !== null; each = each.parent) {
    const key = each.cells.find(({ path }) => path === 'key')?.value;
    if (typeof key !== 'string' || each.fighters.size > 0) continue;
    const lower = key.toLowerCase();
    return NAMED_KEYS.get(lower) ?? [lower.replaceAll('_', ' ')];
  }
  return null;
}

/** Whether a text names the group of a row as a word of its own. */
export function hasLabel(text: string, labels: readonly string[]): boolean {
  return labels.some((label) => {
    const at = text.indexOf(label);
    if (at < 0) return false;
    const before = text[at - 1] ?? ' ';
    return !/[a-z0-9]/.test(before) && !(label === 'heavyweight' && text.slice(0, at).endsWith('light '));
  });
}
