import type { ChartKind } from '@app/chat-protocol';
import type { BoutQuery, QueryRowData } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import type { QueryPlan } from './query-plan.js';

const OVER_TIME: ReadonlySet<string> = new Set(['day', 'month', 'year', 'decade', 'age', 'month_of_year']);
/** Fewer values over time are read faster in the text. */
const FEWEST_OVER_TIME = 4;

/** The words that ask for a chart. */
export const chartWords = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ means }) => means?.is === 'filler' && 'chart' in means);

/** Shows the rows of the query as a chart, if it is asked for or if they are values over time. */
export function* showChart(
  tokens: readonly Token[],
  query: BoutQuery,
  rows: readonly QueryRowData[],
  title: string,
): QueryPlan<boolean> {
  const kind = chooseKind(tokens, query, rows);
  if (kind === null) return false;
  const channels = kind === 'table' ? { columns: ['key', 'value', 'bouts'] } : { x: 'key', y: 'value' };
  const [reply] = yield [
    { name: 'show_chart', arguments: { kind, title, tool: 'query_bouts', ...channels } },
  ];
  return reply?.isError === false;
}

function chooseKind(
  tokens: readonly Token[],
  { group_by: group = 'none' }: BoutQuery,
  rows: readonly QueryRowData[],
): ChartKind | null {
  const values = rows.filter(({ value }) => typeof value === 'number');
  if (values.length < 2 || values.length < rows.length) return null;
  const isOverTime = OVER_TIME.has(group);
  const [word] = chartWords(tokens);
  if (word?.means?.is !== 'filler' || !('chart' in word.means))
    return isOverTime && rows.length >= FEWEST_OVER_TIME ? 'line' : null;
  if (word.means.chart !== 'auto') return word.means.chart;
  return isOverTime ? 'line' : 'bar';
}
