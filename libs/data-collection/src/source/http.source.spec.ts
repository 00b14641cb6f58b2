import { EventEmitter } from 'node:events';
import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HttpSource } from './http.source.js';
import { ImportFailedError } from './import-failed.error.js';

interface Sent {
  url: string;
  authorization: unknown;
}

const ABSENT = { statusCode: 404, headers: {} };
const redirect = (location: string) => ({ statusCode: 302, headers: { location } });
const sourceOf = (address: string): HttpSource => new HttpSource(address, 1_000);
const find = (address: string) => sourceOf(address).find(['a.csv'], null, new AbortController().signal);

/** Answers requests in turn, then with 404, and keeps what was sent. */
function answer(...responses: (typeof ABSENT | ReturnType<typeof redirect>)[]): Sent[] {
  const sent: Sent[] = [];
  const get = (url: unknown, options: unknown, respond: unknown): EventEmitter => {
    const { headers } = options as RequestOptions;
    sent.push({
      url: String(url),
      authorization: Object.entries(headers ?? {}).find(([name]) => name === 'authorization')?.[1],
    });
    const response = Object.assign(Readable.from([]), responses.shift() ?? ABSENT);
    queueMicrotask(() => (respond as (response: Readable) => void)(response));
    return new EventEmitter();
  };
  jest.spyOn(http, 'get').mockImplementation(get as typeof http.get);
  jest.spyOn(https, 'get').mockImplementation(get as typeof https.get);
  return sent;
}

describe(HttpSource, () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['http://host/data', 'http://host/data/a.csv', 'http://host/data/'],
    ['http://host/data/?key=1', 'http://host/data/a.csv?key=1', 'http://host/data/'],
    ['http://host/data?key=1', 'http://host/data/a.csv?key=1', 'http://host/data/'],
  ])('reads below %s', async (address, url, label) => {
    const sent = answer();
    expect(await find(address)).toEqual({ state: 'absent' });
    expect(sent).toEqual([{ url }]);
    expect(sourceOf(address).label).toBe(label);
  });

  it.each([
    ['http://:secret@host/', ':secret'],
    ['http://some%40one:secret@host/', 'some@one:secret'],
  ])('sends the credentials of %s as a header only', async (address, credentials) => {
    const sent = answer();
    await find(address);
    const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    expect(sent).toEqual([{ url: 'http://host/a.csv', authorization }]);
  });

  it.each([['http://:se%zzcret@host/'], ['http://host/data#secret']])('refuses %s', (address) => {
    expect(() => sourceOf(address)).toThrow(ImportFailedError);
    expect(() => sourceOf(address)).not.toThrow(/cret/);
  });

  it('follows a redirect to https without the credentials', async () => {
    const sent = answer(redirect('https://other/a.csv'));
    await find('http://someone:secret@host/');
    expect(sent).toEqual([
      { url: 'http://host/a.csv', authorization: expect.stringMatching(/^Basic /) },
      { url: 'https://other/a.csv' },
    ]);
  });

  it('refuses a redirect to another host without https, and endless ones', async () => {
    answer(redirect('http://other/a.csv'));
    await expect(find('http://host/')).rejects.toThrow('another host without https');
    answer(...Array.from({ length: 6 }, () => redirect('/a.csv')));
    await expect(find('http://host/')).rejects.toThrow('more than 5 times');
  });
});
