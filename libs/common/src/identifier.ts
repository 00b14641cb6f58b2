import { v7, validate } from 'uuid';

/** A new UUIDv7: unique, and sorted by the time it was made. */
export const newId = (): string => v7();

/** Whether a value is a UUID in its usual text form (any version). */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && validate(value);
