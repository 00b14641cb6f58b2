import { AsyncLocalStorage } from 'node:async_hooks';

export type LogFields = Record<string, string | number>;

const storage = new AsyncLocalStorage<LogFields>();

/** Adds the fields to every log line of the work, besides those that are there already. */
export const withLogFields = <Result>(fields: LogFields, work: () => Result): Result =>
  storage.run({ ...storage.getStore(), ...fields }, work);

export const currentLogFields = (): LogFields => storage.getStore() ?? {};
