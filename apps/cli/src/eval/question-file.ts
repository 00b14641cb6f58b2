import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const alternatives = z.array(z.string().min(1)).min(1);

const questionSchema = z.object({
  id: z.string().min(1),
  lang: z.enum(['ko', 'en']),
  kind: z.string().min(1),
  /** The user's texts; the answer to the last one is judged. */
  turns: z.array(z.string().min(1)).min(1),
  /** Of each group one alternative must occur in the answer. */
  must_include: z.array(alternatives).default([]),
  /** None of these may occur. */
  must_not_include: z.array(z.string().min(1)).default([]),
  /** `not_in_data`: the right answer says that it cannot know. */
  answerable: z.enum(['data', 'not_in_data']).optional(),
  answer: z.object({ type: z.string() }).optional(),
  /** Days between which the truth of a relative question holds. */
  valid: z.object({ from: z.string(), to: z.string() }).optional(),
});

export type EvalQuestion = z.output<typeof questionSchema>;

/**
 * Reads JSON Lines of questions; other fields are ignored.
 * @throws Error that names the file, the line and what is wrong
 */
export function readQuestions(file: string): EvalQuestion[] {
  const questions: EvalQuestion[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${basename(file)}, line ${index + 1}`;
    questions.push(parseLine(line, place));
  }
  if (questions.length === 0) throw new Error(`${basename(file)} has no questions.`);
  return questions;
}

function parseLine(line: string, place: string): EvalQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not valid JSON. A question is one JSON object per line.`);
  }
  const parsed = questionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
  throw new Error(`${place}: ${faults.join('; ')}`);
}

/** Questions without an expectation, such as exported feedback that was not completed, cannot be judged. */
export const hasExpectation = (question: EvalQuestion): boolean =>
  question.must_include.length > 0 || question.must_not_include.length > 0 || isUnanswerable(question);

/** Whether the right answer says that it cannot know. */
export const isUnanswerable = ({ answerable, answer }: EvalQuestion): boolean =>
  answerable === 'not_in_data' || answer?.type === 'refusal' || answer?.type === 'no_data';

/** Whether the expected answer holds on a day, `YYYY-MM-DD`. */
export const holdsOn = ({ valid }: EvalQuestion, today: string): boolean =>
  valid === undefined || (valid.from <= today && today <= valid.to);
