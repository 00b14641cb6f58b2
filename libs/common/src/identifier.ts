import { v7, validate } from 'uuid';

export const newId = (): string => v7();

export const isUuid = (value: unknown): value is string => typeof value === 'string' && validate(value);
