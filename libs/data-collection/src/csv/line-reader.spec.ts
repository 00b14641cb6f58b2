import { describe, expect, it } from '@jest/globals';
import { LONGEST_LINE_BYTES, readLines } from './line-reader.js';

async function read(...chunks: (string | Buffer)[]) {
  const stream = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  const lines: string[] = [];
  for await (const batch of readLines(stream)) {
    for (const line of batch.lines) lines.push(`${line.number} ${line.text}`);
    for (const line of batch.broken) lines.push(`${line.number} ! ${line.fault}`);
  }
  return lines.sort();
}

describe('readLines', () => {
  it('cuts at LF and CRLF, with and without a last line end', async () => {
    expect(await read('a\nb\r\nc')).toEqual(['1 a', '2 b', '3 c']);
    expect(await read('a\nb\n')).toEqual(['1 a', '2 b']);
  });

  it('joins what the chunks cut apart, characters of several bytes too', async () => {
    const bytes = Buffer.from('é,한\nz');
    expect(await read(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(['1 é,한', '2 z']);
  });

  it('drops a byte order mark at the beginning only', async () => {
    expect(await read('\uFEFFa\n\uFEFFb')).toEqual(['1 a', '2 \uFEFFb']);
  });

  it('counts blank lines without passing them on', async () => {
    expect(await read('a\n\n  \r\nb')).toEqual(['1 a', '4 b']);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x4a, 0xe9]), 'the line is not UTF-8'],
    ['a character replaced earlier', 'Jos\uFFFD', 'the line contains a replacement character (damaged text)'],
    ['a zero byte', 'a\0b', 'the line contains a control character'],
    ['a carriage return inside', 'a\rb', 'the line contains a control character'],
    ['a quotation mark that is not closed', 'a,"b', 'a quotation mark is not closed or not escaped'],
    ['a quotation mark inside a value', '5\' 11",b', 'a quotation mark is not closed or not escaped'],
    ['text behind a quoted value', '"a"b,c', 'a quotation mark is not closed or not escaped'],
  ])('reports %s and goes on', async (_, line, fault) => {
    expect(await read('first\n', line, '\nlast')).toEqual(['1 first', `2 ! ${fault}`, '3 last']);
  });

  it.each([['"a","b"'], ['"5\' 11""",x'], ['"",""'], ['a,"b, c",d'], ['a\tb']])(
    'accepts %s',
    async (line) => {
      expect(await read(line)).toEqual([`1 ${line}`]);
    },
  );

  it('reports a line that is too long without holding it', async () => {
    const piece = 'x'.repeat(LONGEST_LINE_BYTES);
    expect(await read('a\n', piece, piece, piece, '\nb')).toEqual([
      '1 a',
      `2 ! the line is longer than ${LONGEST_LINE_BYTES} bytes`,
      '3 b',
    ]);
  });
});
