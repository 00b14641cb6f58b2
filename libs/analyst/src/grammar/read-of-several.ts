import type { BoutQuery } from '@app/mma/domain';
import {
  type Form,
  hasContent,
  LIST_ROWS,
  measureOf,
  outcomeOf,
  type Parts,
  RANKING_ROWS,
  won,
} from './query-parts.js';
import type { TokenReader } from './token-reader.js';

/** Two or more are named. */
export function readOfSeveral(parts: Parts, reader: TokenReader): Form | null {
  const { conditions, limits, roles, outcome, measured, words } = parts;
  const { subjects, objects } = roles;
  const base: BoutQuery = { ...conditions, ...outcomeOf(won(outcome, reader), measured), ...limits };
  const isBoth = reader.has('joint', ({ joint }) => joint === 'both');
  if (
    subjects.length >= 2 &&
    objects.length === 1 &&
    roles.result !== null &&
    roles.result !== 'faced' &&
    (words.isYesNo || isBoth)
  ) {
    return {
      form: 'check',
      subjects,
      objects,
      query: { ...base, group_by: 'fighter', measure: 'count', limit: LIST_ROWS },
    };
  }
  if (
    subjects.length === 0 &&
    objects.length >= 2 &&
    roles.result !== null &&
    (roles.result !== 'faced' || isBoth)
  ) {
    const each = reader.take('joint', ({ joint }) => joint === 'both' || joint === 'and') !== undefined;
    return {
      form: 'ranking',
      objects,
      eachObject: each,
      query: { ...base, group_by: 'fighter', measure: 'count', limit: LIST_ROWS },
    };
  }
  if (
    measured?.group_by === 'appearance' &&
    (measured.measure === 'youngest' || measured.measure === 'oldest') &&
    subjects.length >= 1
  ) {
    const [subject, ...rest] = [...subjects, ...objects];
    const { result: _result, ...open } = base;
    return subject === undefined
      ? null
      : {
          form: 'figure',
          subjects: [subject],
          objects: rest,
          query: { ...open, ...measureOf(measured), limit: RANKING_ROWS },
        };
  }
  const all = [...new Set([...subjects, ...objects])];
  const counts = measured !== null || hasContent(parts, reader) || roles.result === 'faced';
  if (words.compares || (counts && reader.has('joint', ({ joint }) => joint === 'or'))) {
    if (!counts) return null;
    reader.take('time', ({ time }) => time === 'between');
    return {
      form: 'comparison',
      subjects: all,
      query: {
        ...base,
        ...(measured === null ? { measure: 'count' as const } : measureOf(measured)),
        group_by: 'fighter',
        limit: LIST_ROWS,
        ...(words.order === 'fewer' ? { order: 'asc' as const } : {}),
      },
    };
  }
  const isBetween =
    subjects.length === 1 && objects.length === 1 && roles.result !== null && roles.result !== 'faced';
  if (isBetween && words.isYesNo && measured === null) {
    return {
      form: 'check',
      subjects,
      objects,
      query: { ...base, group_by: 'appearance', measure: 'count', limit: LIST_ROWS },
    };
  }
  return null;
}
