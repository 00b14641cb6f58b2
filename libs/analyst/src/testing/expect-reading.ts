import { expect } from '@jest/globals';
import type { BoutQuery } from '@app/mma/domain';
import type { QueryReading } from '../grammar/query-reading.js';
import { parseTyped } from './parse-typed.js';

/** Fighters are named as typed; what a row leaves out is empty. The number of rows is left to the reader. */
interface Who {
  subjects?: string[];
  objects?: string[];
  eachObject?: true;
  claimed?: number;
}
export type Row = [text: string, form: QueryReading['form'], query: Omit<BoutQuery, 'limit'>, who?: Who];

/** Expects a question to be read as a query with all its words. */
export async function expectReading(...[text, form, query, who = {}]: Row): Promise<void> {
  const { query: parsed, fighters } = await parseTyped(text);
  const reading = parsed?.reading;
  const named = (indexes: readonly number[] = []): (string | undefined)[] =>
    indexes.map((index) => fighters[index]?.text);
  const { limit: _limit, ...found } = reading?.query ?? {};
  expect({
    form: reading?.form,
    query: found,
    subjects: named(reading?.subjects),
    objects: named(reading?.objects),
    eachObject: reading?.eachObject,
    claimed: reading?.claimed,
    ignored: parsed?.ignored.map((token) => token.text),
  }).toEqual({
    form,
    query,
    subjects: [],
    objects: [],
    eachObject: false,
    claimed: null,
    ignored: [],
    ...who,
  });
}
