import { z } from 'zod';
import { fitsName, optionalName, optionalText, sourceAddress } from './columns.js';

const LONGEST_NAME = 120;

/** A row of `ufc_fighter_details.csv`. FIRST is empty for people of one name. */
export const fighterRowSchema = z
  .object({
    FIRST: optionalText(60),
    LAST: optionalText(60),
    NICKNAME: optionalName(LONGEST_NAME),
    URL: sourceAddress('fighter'),
  })
  .transform((row, context) => {
    const name = [row.FIRST, row.LAST].filter((part) => part !== null).join(' ');
    if (name === '') context.addIssue({ code: 'custom', message: 'FIRST and LAST are empty' });
    if (!fitsName(name, LONGEST_NAME)) {
      context.addIssue({
        code: 'custom',
        message: `FIRST and LAST are together longer than ${LONGEST_NAME} characters`,
      });
    }
    return { id: row.URL, name, nickname: row.NICKNAME };
  });

export const FIGHTER_COLUMNS = ['FIRST', 'LAST', 'NICKNAME', 'URL'];

export type FighterRow = z.output<typeof fighterRowSchema>;
