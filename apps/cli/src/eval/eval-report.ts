import type { AnswerUsage } from '@app/client';
import type { EvalAnswer } from './ask-questions.js';
import { judge, type Verdict, VERDICTS } from './judge.js';
import type { EvalQuestion } from './question-file.js';

export interface EvalResult {
  id: string;
  lang: string;
  kind: string;
  turns: string[];
  verdict: Verdict;
  missing: string[];
  forbidden: string[];
  text: string;
  tool_calls: number;
  figures: number;
  unverified: number;
  first_chunk_ms: number | null;
  duration_ms: number;
  tokens: number;
  error: string | null;
}

export interface EvalGroup {
  kind: string;
  lang: string;
  questions: number;
  verdicts: Record<Verdict, number>;
  /** Mean per answer. */
  tool_calls: number;
  /** Share of figures that a tool result supports; null without figures. */
  grounded: number | null;
  first_chunk_ms: Percentiles;
  duration_ms: Percentiles;
  /** Mean per answer. */
  tokens: number;
}

interface Percentiles {
  p50: number;
  p95: number;
}

export interface EvalReport {
  date: string;
  provider: string;
  model: string;
  prompt_version: string | null;
  files: string[];
  /** Null if no price of the model is known. */
  cost_usd: number | null;
  total: EvalGroup;
  groups: EvalGroup[];
  results: EvalResult[];
}

const tokensOf = (usage: AnswerUsage): number =>
  usage.input_tokens +
  usage.output_tokens +
  usage.cache_read_input_tokens +
  usage.cache_creation_input_tokens;

export function toResult(question: EvalQuestion, answer: EvalAnswer): EvalResult {
  const { end } = answer;
  const text = end?.content ?? '';
  const { id, lang, kind, turns } = question;
  return {
    id,
    lang,
    kind,
    turns,
    ...judge(question, text, end?.reading ?? null),
    text,
    tool_calls: answer.toolCalls,
    figures: end?.grounding?.figures ?? 0,
    unverified: end?.grounding?.unverified.length ?? 0,
    first_chunk_ms: answer.firstChunkMs === null ? null : Math.round(answer.firstChunkMs),
    duration_ms: Math.round(answer.durationMs),
    tokens: end?.usage === null || end?.usage === undefined ? 0 : tokensOf(end.usage),
    error: answer.error,
  };
}

export function summarize(results: readonly EvalResult[]): { total: EvalGroup; groups: EvalGroup[] } {
  const keys = [...new Set(results.map(({ kind, lang }) => `${kind}\n${lang}`))].sort();
  const groups = keys.map((key) => {
    const [kind = '', lang = ''] = key.split('\n');
    return toGroup(
      kind,
      lang,
      results.filter((result) => result.kind === kind && result.lang === lang),
    );
  });
  return { total: toGroup('all', '–', results), groups };
}

function toGroup(kind: string, lang: string, results: readonly EvalResult[]): EvalGroup {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  const sum = (value: (result: EvalResult) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  const figures = sum((result) => result.figures);
  const of = Math.max(1, results.length);
  return {
    kind,
    lang,
    questions: results.length,
    verdicts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
      Verdict,
      number
    >,
    tool_calls: sum((result) => result.tool_calls) / of,
    grounded: figures === 0 ? null : 1 - sum((result) => result.unverified) / figures,
    first_chunk_ms: percentiles(
      results.map((result) => result.first_chunk_ms).filter((milliseconds) => milliseconds !== null),
    ),
    duration_ms: percentiles(results.map((result) => result.duration_ms)),
    tokens: Math.round(sum((result) => result.tokens) / of),
  };
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
