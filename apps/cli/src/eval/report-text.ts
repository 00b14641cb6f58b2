import type { EvalGroup, EvalReport, EvalResult } from './eval-report.js';
import { VERDICTS } from './judge.js';
import { renderTable } from '../docs/markdown-table.js';

const HEADER = [
  'kind',
  'language',
  'questions',
  ...VERDICTS,
  'tool calls',
  'grounded',
  'first chunk p50 / p95',
  'duration p50 / p95',
  'tokens',
];
const SHOWN_WRONG = 40;
const SHOWN_CHANGES = 60;

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

function toRow(group: EvalGroup): string[] {
  const milliseconds = ({ p50, p95 }: EvalGroup['duration_ms']): string => `${p50} / ${p95} ms`;
  return [
    group.kind,
    group.lang,
    String(group.questions),
    ...VERDICTS.map((verdict) => String(group.verdicts[verdict])),
    group.tool_calls.toFixed(1),
    percent(group.grounded),
    milliseconds(group.first_chunk_ms),
    milliseconds(group.duration_ms),
    String(group.tokens),
  ];
}

export function renderReport(report: EvalReport, against: EvalReport | null): string {
  const { total, groups, results } = report;
  const rightShare = total.verdicts.right / Math.max(1, total.questions);
  const lines = [
    '# Evaluation',
    '',
    `${report.provider} (${report.model}, prompt ${report.prompt_version ?? 'none'}), ${report.date}: ${total.verdicts.right} of ${total.questions} right (${percent(rightShare)}), ${total.verdicts.wrong} wrong. Cost: ${costText(report.cost_usd)}.`,
    '',
    `Questions: ${report.files.join(', ')}. Grounded: figures that a tool result supports. Tokens: mean per answer.`,
    '',
    renderTable(HEADER, [...groups, total].map(toRow)),
    '',
    ...(against === null ? [] : renderChanges(report, against)),
    ...renderWrong(results),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const costText = (cost: number | null): string => (cost === null ? 'unpriced' : `$${cost.toFixed(4)}`);

function renderChanges(report: EvalReport, against: EvalReport): string[] {
  const before = new Map(against.results.map((result) => [result.id, result]));
  const changed = report.results.filter((result) => {
    const earlier = before.get(result.id);
    return earlier !== undefined && earlier.verdict !== result.verdict;
  });
  const common = report.results.filter(({ id }) => before.has(id)).length;
  const rows = changed
    .slice(0, SHOWN_CHANGES)
    .map((result) => [
      result.id,
      before.get(result.id)?.verdict ?? '',
      result.verdict,
      oneLine(result.turns.join(' → ')),
    ]);
  return [
    `## Against ${against.provider} (${against.model}), ${against.date}`,
    '',
    `${changed.length} of ${common} common questions have another verdict.`,
    '',
    ...(rows.length === 0 ? [] : [renderTable(['question', 'before', 'now', 'text'], rows), '']),
  ];
}

function renderWrong(results: readonly EvalResult[]): string[] {
  const wrong = results.filter(({ verdict }) => verdict === 'wrong');
  if (wrong.length === 0) return [];
  return [
    '## Wrong',
    '',
    ...wrong
      .slice(0, SHOWN_WRONG)
      .flatMap(({ id, turns, text, missing, forbidden, error }) => [
        `- **${id}** ${oneLine(turns.join(' → '))}`,
        `  - answer: ${error ?? oneLine(text)}`,
        ...(missing.length === 0 ? [] : [`  - missing: ${oneLine(missing.join('; '))}`]),
        ...(forbidden.length === 0 ? [] : [`  - forbidden: ${oneLine(forbidden.join('; '))}`]),
      ]),
    ...(wrong.length > SHOWN_WRONG ? [`- … and ${wrong.length - SHOWN_WRONG} more in the JSON report`] : []),
  ];
}

const LONGEST_LINE = 240;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
