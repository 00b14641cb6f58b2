import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HttpSource } from './http.source.js';
import { ImportFailedError } from './import-failed.error.js';

/** Answers fetches in turn, and keeps what was asked for. */
function answer(...responses: Response[]) {
  return jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => responses.shift() ?? new Response(null, { status: 404 }));
}

const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } });
const open = (address: string) => new HttpSource(address).open(['a.csv'], new AbortController().signal);
const urlsOf = (fetched: ReturnType<typeof answer>): string[] =>
  fetched.mock.calls.map(([url]) => new Request(url).url);
const authorizationsOf = (fetched: ReturnType<typeof answer>) =>
  fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('authorization'));

describe('HttpSource', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it.each([
    ['http://host/data', 'http://host/data/a.csv', 'http://host/data/'],
    ['http://host/data/?key=1', 'http://host/data/a.csv?key=1', 'http://host/data/'],
    ['http://host/data?key=1', 'http://host/data/a.csv?key=1', 'http://host/data/'],
  ])('reads below %s', async (address, url, label) => {
    const fetched = answer();
    await open(address);
    expect(urlsOf(fetched)).toEqual([url]);
    expect(new HttpSource(address).label).toBe(label);
  });

  it.each([
    ['http://:secret@host/', ':secret'],
    ['http://some%40one:secret@host/', 'some@one:secret'],
  ])('sends the credentials of %s as a header only', async (address, credentials) => {
    const fetched = answer();
    await open(address);
    expect(urlsOf(fetched)).toEqual(['http://host/a.csv']);
    expect(authorizationsOf(fetched)).toEqual([`Basic ${Buffer.from(credentials).toString('base64')}`]);
  });

  it.each([['http://:se%zzcret@host/'], ['http://host/data#secret']])('refuses %s', (address) => {
    expect(() => new HttpSource(address)).toThrow(ImportFailedError);
    expect(() => new HttpSource(address)).not.toThrow(/cret/);
  });

  it('follows a redirect to https without the credentials', async () => {
    const fetched = answer(redirect('https://other/a.csv'));
    await open('http://someone:secret@host/');
    expect(urlsOf(fetched)).toEqual(['http://host/a.csv', 'https://other/a.csv']);
    expect(authorizationsOf(fetched)[1]).toBeNull();
  });

  it('refuses a redirect to another host without https, and endless ones', async () => {
    answer(redirect('http://other/a.csv'));
    await expect(open('http://host/')).rejects.toThrow('another host without https');
    answer(...Array.from({ length: 6 }, () => redirect('/a.csv')));
    await expect(open('http://host/')).rejects.toThrow('more than 5 times');
  });

  it('does not count the time of the importer as idle', async () => {
    jest.useFakeTimers();
    const fetched = answer(new Response('text'));
    const file = await open('http://host/');
    for await (const chunk of file?.stream ?? []) {
      expect(String(chunk)).toBe('text');
      jest.advanceTimersByTime(60_000);
    }
    expect(fetched.mock.calls[0]?.[1]?.signal?.aborted).toBe(false);
  });
});
