import { z } from 'zod';
import { optionalText, sourceAddress } from './columns.js';

/** A row of `ufc_fighter_details.csv`. FIRST is empty for people of one name. */
export const fighterRowSchema = z
  .object({
    FIRST: optionalText(60),
    LAST: optionalText(60),
    NICKNAME: optionalText(120),
    URL: sourceAddress('fighter'),
  })
  .transform((row, context) => {
    const name = [row.FIRST, row.LAST].filter((part) => part !== null).join(' ');
    if (name === '') context.addIssue({ code: 'custom', message: 'FIRST and LAST are empty' });
    return { id: row.URL, name, nickname: row.NICKNAME };
  });

export const FIGHTER_COLUMNS = ['FIRST', 'LAST', 'NICKNAME', 'URL'];

export type FighterRow = z.output<typeof fighterRowSchema>;
