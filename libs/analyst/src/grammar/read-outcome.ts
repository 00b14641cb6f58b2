import type { QueryConditions } from '@app/mma/domain';
import type { Roles } from './read-roles.js';
import type { TokenReader } from './token-reader.js';

export type Outcome = Pick<QueryConditions, 'result' | 'method_group' | 'method'>;

/**
 * How the bouts ended: results, methods, and what the verb says. The result is that of the grammatical subject.
 * Null when the question names several results ("wins and losses"), which is a record.
 */
export function readOutcome(reader: TokenReader, roles: Roles): Outcome | null {
  const methods = reader.all('method');
  reader.use(...methods);
  const outcome: Outcome = { ...roles.set };
  for (const { means } of methods) {
    // A technique narrows the group that another word names; two groups are any of both.
    outcome.method_group = unite(
      outcome.method_group,
      means.set.method_group,
      means.set.method !== undefined,
    );
    if (means.set.method !== undefined)
      outcome.method = [...new Set([...(outcome.method ?? []), ...means.set.method])];
  }
  if (outcome.method_group === undefined) delete outcome.method_group;
  const results = new Set(reader.all('result').map(({ means }) => means.result));
  if (results.size > 1) return null;
  const [noun] = results;
  reader.use(...reader.all('result'));
  const fromVerb = roles.result === 'faced' ? null : roles.result;
  const hasStatistic = reader.has('statistic');
  const suffered = hasStatistic ? undefined : reader.take('suffered');
  const result = suffered !== undefined ? 'loss' : (fromVerb ?? noun ?? null);
  // "Won by being beaten" says two things.
  if (fromVerb !== null && noun !== undefined && noun !== fromVerb && suffered === undefined) return null;
  if (result !== null) outcome.result = [result];
  return outcome;
}

function unite(
  known: Outcome['method_group'],
  added: Outcome['method_group'],
  isDetail: boolean,
): Outcome['method_group'] {
  if (added === undefined) return known;
  if (known === undefined) return added;
  if (isDetail) {
    const common = known.filter((group) => added.includes(group));
    return common.length > 0 ? common : [...known, ...added];
  }
  return [...new Set([...known, ...added])];
}
