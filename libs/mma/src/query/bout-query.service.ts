import { Injectable } from '@nestjs/common';
import type { BoutQuery } from '../domain/bout-query.js';
import { AppearanceRepository, type ExampleRow, type QueryResultRow } from './appearance.repository.js';
import { checkQuery, invalidQuery, type QueryFault } from './check-query.js';
import { compileQuery } from './compile-query.js';
import type { QueryNames } from './query-names.js';
import { QueryNamesService } from './query-names.service.js';
import { planQuery, type QueryPlan } from './query-plan.js';
import { describeQuery } from './query-words.js';
import { parseComparison, type Comparison } from './statistic-comparison.js';

export interface QueryResult {
  plan: QueryPlan;
  names: QueryNames;
  /** One row of each group on the page, with its examples. */
  groups: { row: QueryResultRow; examples: ExampleRow[] }[];
  /** Conditions in words. */
  applied: string[];
}

@Injectable()
export class BoutQueryService {
  constructor(
    private readonly names: QueryNamesService,
    private readonly appearances: AppearanceRepository,
  ) {}

  /** @throws ToolError `invalid_arguments`, LookupError for names */
  async run(query: BoutQuery, signal: AbortSignal): Promise<QueryResult> {
    const plan = check(query);
    const names = await this.names.resolve(query, signal);
    const rows = await this.appearances.run(compileQuery(plan, names), signal);
    return { plan, names, groups: groupExamples(rows), applied: describeQuery(query, plan, names) };
  }
}

/** @throws ToolError with everything that is wrong */
export function check(query: BoutQuery): QueryPlan {
  const comparisons: Comparison[] = [];
  const faults: QueryFault[] = [];
  for (const text of query.statistics ?? []) {
    const comparison = parseComparison(text);
    if ('fault' in comparison) faults.push({ field: 'statistics', message: comparison.fault });
    else comparisons.push(comparison);
  }
  const plan = planQuery(query, comparisons);
  faults.push(...checkQuery(query, plan));
  if (faults.length > 0) throw invalidQuery(faults);
  return plan;
}

function groupExamples(
  rows: readonly (QueryResultRow | (QueryResultRow & ExampleRow))[],
): QueryResult['groups'] {
  const groups: QueryResult['groups'] = [];
  for (const row of rows) {
    let group = groups.at(-1);
    if (group?.row.position !== row.position) {
      group = { row, examples: [] };
      groups.push(group);
    }
    if (isExample(row)) group.examples.push(row);
  }
  return groups;
}

const isExample = (row: QueryResultRow | (QueryResultRow & ExampleRow)): row is QueryResultRow & ExampleRow =>
  row.boutId !== null;
