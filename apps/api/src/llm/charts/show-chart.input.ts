import { CHART_KINDS, type ChartKind } from '@app/chat-protocol';
import { toInputSchema, type ToolDefinition } from '@app/mma';
import { z } from 'zod';

export const SHOW_CHART = 'show_chart';

const LONGEST_TITLE = 200;
const LONGEST_NAME = 120;
const MOST_COLUMNS = 12;

const column = (description: string) => z.string().trim().min(1).max(LONGEST_NAME).describe(description);

export const showChartInput = z.strictObject({
  kind: z.enum(CHART_KINDS).describe('Kind of chart.'),
  title: z.string().trim().min(1).max(LONGEST_TITLE).describe('Title in the language of the question.'),
  tool: column(
    'Name of the tool, or id of the tool call of this answer, whose rows are shown. Default: the last call with rows.',
  ).optional(),
  path: column(
    'Where the rows are in that result, such as data or data.rounds. Default: where they are found.',
  ).optional(),
  x: column(
    'Column of the horizontal axis: names or times of bar, line, area, heatmap, box; numbers of scatter and histogram; ' +
      'categories of pie; the day of a timeline; the name of each shape of a radar.',
  ).optional(),
  y: column(
    'Column of the vertical axis: numbers of bar, line, area, scatter, box and pie; names of heatmap and timeline.',
  ).optional(),
  color: column(
    'Column that separates series by colour; of a heatmap the number that is shown by colour.',
  ).optional(),
  size: column('Number of a scatter that is shown by the size of the points.').optional(),
  columns: z
    .array(column('A column.'))
    .min(1)
    .max(MOST_COLUMNS)
    .describe('Columns of a table; of a radar its axes, at least three columns with numbers.')
    .optional(),
});
export type ShowChartInput = z.infer<typeof showChartInput>;

export const SHOW_CHART_SCHEMA = toInputSchema(showChartInput);

export const SHOW_CHART_DEFINITION: ToolDefinition = {
  name: SHOW_CHART,
  description:
    'Shows rows of an earlier tool call of this answer as a chart or table under the text. Give column names as they are ' +
    'in the rows (nested ones dotted, such as record.wins), never values: the rows are taken from the tool result. ' +
    'Call it when the user asks for a chart, or for values over time.',
  input_schema: SHOW_CHART_SCHEMA,
  output_schema: {},
};

type Channel = 'x' | 'y' | 'color' | 'size';

interface ChannelRule {
  required: readonly (Channel | 'columns')[];
  /** Channels whose cells must be numbers. */
  numbers: readonly Channel[];
}

export const CHANNEL_RULES: Readonly<Record<ChartKind, ChannelRule>> = {
  bar: { required: ['x', 'y'], numbers: ['y'] },
  line: { required: ['x', 'y'], numbers: ['y'] },
  area: { required: ['x', 'y'], numbers: ['y'] },
  scatter: { required: ['x', 'y'], numbers: ['x', 'y', 'size'] },
  pie: { required: ['x', 'y'], numbers: ['y'] },
  radar: { required: ['x', 'columns'], numbers: [] },
  heatmap: { required: ['x', 'y', 'color'], numbers: ['color'] },
  box: { required: ['y'], numbers: ['y'] },
  histogram: { required: ['x'], numbers: ['x'] },
  timeline: { required: ['x', 'y'], numbers: [] },
  table: { required: [], numbers: [] },
};
