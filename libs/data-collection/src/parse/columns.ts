import { foldText } from '@app/mma';
import { z } from 'zod';
import { cleanText, cutText, parseSourceId } from './text.parser.js';

/** A column parsed by a function that returns null for invalid text. */
export function column<Value>(parse: (text: string) => Value | null, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = parse(text);
    if (value === null) {
      context.addIssue({ code: 'custom', message: `${quote(text)} is not ${expected}` });
      return z.NEVER;
    }
    return value;
  });
}

export const requiredText = (longest: number) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(1, 'is empty').max(longest, `is longer than ${longest} characters`));

export const optionalText = (longest: number) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(longest, `is longer than ${longest} characters`))
    .transform((text) => (text === '' ? null : text));

/** Whether a name fits a column as it is and folded; folding may lengthen it (`ﷺ`, `ß`). */
export const fitsName = (name: string | null, longest: number): boolean =>
  name === null || (name.length <= longest && foldText(name).length <= longest);

export const requiredName = (longest: number) =>
  requiredText(longest).refine((name) => fitsName(name, longest), foldedTooLong(longest));

export const optionalName = (longest: number) =>
  optionalText(longest).refine((name) => fitsName(name, longest), foldedTooLong(longest));

const foldedTooLong = (longest: number): string =>
  `is longer than ${longest} characters once its signs are spelled out`;

/** A column that is not used, e.g. a percentage derived from its pair. */
export const ignored = z.string();

/** A source address of an event, bout or fighter; parsed to its id. */
export const sourceAddress = (kind: 'event' | 'fight' | 'fighter') =>
  column((text) => parseSourceId(kind, text), `the address of ${kind === 'event' ? 'an' : 'a'} ${kind}`);

/** A column parsed by a function that throws for invalid text. */
export function throwing<Value>(parse: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  });
}

const LONGEST_QUOTE = 60;

export function quote(text: string): string {
  const shown = cleanText(text);
  return `"${shown.length > LONGEST_QUOTE ? `${cutText(shown, LONGEST_QUOTE)}…` : shown}"`;
}

export type RowResult<Row> = { row: Row } | { reason: string };

export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  values: Record<string, string>,
): RowResult<z.output<Schema>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { row: parsed.data };
  const faults = parsed.error.issues.map((issue) => [...issue.path.map(String), issue.message].join(': '));
  return { reason: faults.join('; ').replaceAll(': is ', ' is ') };
}
