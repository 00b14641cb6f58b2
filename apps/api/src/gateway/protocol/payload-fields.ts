import { isUuid } from '@app/common';
import { z } from 'zod';
import { describeTextFault } from '../../http/field-rules.js';

/** Fields of what clients send, by the same rules as those of HTTP bodies. No message repeats what was sent. */

/** A UUID; it is brought to lower case. */
export const identifierField = (description: string) =>
  z
    .string({ error: 'must be a UUID' })
    .refine(isUuid, { error: 'must be a UUID' })
    .toLowerCase()
    .meta({ description, format: 'uuid' });

/** A text of so many characters; spaces around it are taken away first. */
export const trimmedTextField = (bounds: { minimum: number; maximum: number }, description: string) =>
  z
    .string({ error: 'must be text' })
    .trim()
    .refine((text) => describeTextFault(text, bounds) === undefined, {
      error: ({ input }) => describeTextFault(input, bounds),
    })
    .meta({ description, minLength: bounds.minimum, maxLength: bounds.maximum });
