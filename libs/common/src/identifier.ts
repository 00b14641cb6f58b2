import { v7, validate } from 'uuid';

export const newId = (): string => v7();

/** Whether a value is a UUID of any version in text form. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && validate(value);
