import type { ToolDefinition } from '@app/mma';
import { z } from 'zod';
import { renderTable } from './markdown-table.js';
import { renderMetrics } from './render-metrics.js';
import { renderDataType, renderShapes } from './render-shapes.js';

/** What a parameter's JSON Schema may say about it. */
const parameterSchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  format: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  description: z.string().optional(),
});
type ParameterSchema = z.infer<typeof parameterSchema>;

const inputSchema = z.looseObject({
  properties: z.record(z.string(), parameterSchema),
  required: z.array(z.string()).default([]),
});

const INTRODUCTION = `# Tools

<!-- Written by \`npm run docs:tools\`; change the tools, not this file. -->

What the language model calls to answer a question, and anyone from a shell:

\`\`\`sh
npm run tool -- get_fighter '{"fighter":"Khabib Nurmagomedov"}'
\`\`\`

Every tool takes one JSON object; unknown keys are refused. It gives \`{ "data": …, "meta": … }\`, or
\`{ "error": { "code", "message", "suggestions" } }\`.

- \`meta.as_of\` is the day of the newest bout in the data; \`meta.coverage\` is \`partial\` when bouts that bear on the result are
  known to be missing, and \`meta.notes\` say which and how to get them.
- \`meta.truncated\` tells that there are more rows than were given.
- Error codes: \`fighter_not_found\`, \`event_not_found\` (with the nearest names), \`ambiguous_fighter\` (with the candidates),
  \`bout_not_found\`, \`invalid_arguments\` (with every wrong field), \`unknown_tool\`, \`timeout\`, \`internal_error\`.
- Everything is about the UFC: a record here is a UFC record. Null means unknown, never zero. Rates are fractions 0–1.

## Whom a name means

An id is taken first, then a whole name, then a surname, nickname or given name, then the same with typing mistakes.
Homonyms are told apart by what stands beside the name (\`Bruno Silva (Bulldog)\`, \`Bruno Silva flyweight\`), else the one with
UFC bouts is meant, else the name is ambiguous. A surname, nickname or given name means its only bearer, else the one whose
prominence (bouts + 4 × title bouts) is at least twice that of the next, else it is ambiguous; beside another fighter it
means the one who met him. Korean spellings and short names stand in \`libs/mma/data/aliases.csv\`; add a line and
restart to teach the service another.

An event is named by id, name, former name, short form, place (with a year) or words of its name. Where a text fits
several events the newest is given and the notes name the others.

## Who is champion

\`get_title_history\` knows bouts only. After a bout with a winner he is the champion (after an interim bout: the interim
champion). After a draw or a no contest it is still the champion before the bout, if he is one of the two; else the title
stayed vacant, and \`champion_after\` is null. Champion before a bout is who won the same title of the same class last. An
interim title ends where the undisputed one is won; an interim champion who meets somebody else than the undisputed
champion for that title was promoted. What happens without a bout is not in the data: titles vacated or stripped, title
bouts whose winner had missed weight and took no title.`;

/** The documentation of all tools in Markdown. */
export function renderToolDocs(definitions: readonly ToolDefinition[]): string {
  return [
    INTRODUCTION,
    ...definitions.map(renderTool),
    renderMetrics(),
    `## Shapes of the data

Every key is present unless it is marked \`?\`; null means unknown.

\`\`\`ts
${renderShapes(definitions)}
\`\`\`
`,
  ].join('\n\n');
}

function renderTool(definition: ToolDefinition): string {
  const { name, description, input_schema } = definition;
  const { properties, required } = inputSchema.parse(input_schema);
  const rows = Object.entries(properties).map(([parameter, schema]) => [
    `\`${parameter}\`${required.includes(parameter) && schema.default === undefined ? ' (required)' : ''}`,
    describeType(schema),
    schema.default === undefined ? '' : `\`${schema.default}\``,
    schema.description ?? '',
  ]);
  const table = renderTable(['parameter', 'type', 'default', 'meaning'], rows);
  return `## ${name}\n\n${description}\n\n${table}\n\n\`data\` is \`${renderDataType(definition)}\` (see [shapes](#shapes-of-the-data)).`;
}

function describeType(schema: ParameterSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.format === 'date') return 'date';
  if (schema.type === 'integer') return `integer ${schema.minimum ?? ''}–${schema.maximum ?? ''}`;
  if (schema.maxLength !== undefined) return `text, at most ${schema.maxLength} characters`;
  return schema.type === 'string' ? 'text' : (schema.type ?? '');
}
