import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { DeltaCoalescer } from './delta-coalescer.js';

function collect(): { sent: string[]; coalescer: DeltaCoalescer } {
  const sent: string[] = [];
  return { sent, coalescer: new DeltaCoalescer((text) => sent.push(text)) };
}

describe(DeltaCoalescer.name, () => {
  it('emits the first delta at once and joins those of the same turn', async () => {
    const { sent, coalescer } = collect();
    for (const piece of ['a', 'b', 'c']) coalescer.push(piece);
    expect(sent).toEqual(['a']);
    await nextTurn();
    await nextTurn();
    expect(sent).toEqual(['a', 'bc']);
    coalescer.push('d');
    expect(sent).toEqual(['a', 'bc', 'd']);
  });

  it('joins deltas within its window', async () => {
    const sent: string[] = [];
    const coalescer = new DeltaCoalescer(
      (text) => sent.push(text),
      () => 20,
    );
    for (const piece of ['a', 'b', 'c']) {
      coalescer.push(piece);
      await nextTurn();
    }
    expect(sent).toEqual(['a']);
    coalescer.flush();
    expect(sent).toEqual(['a', 'bc']);
  });

  it('emits the rest once when flushed', async () => {
    const { sent, coalescer } = collect();
    coalescer.push('a');
    coalescer.push('b');
    coalescer.flush();
    await nextTurn();
    expect(sent).toEqual(['a', 'b']);
  });

  it('never splits a surrogate pair', async () => {
    const { sent, coalescer } = collect();
    coalescer.push('a\ud83e');
    expect(sent).toEqual(['a']);
    await nextTurn();
    coalescer.push('\udd4ab');
    coalescer.flush();
    expect(sent.join('')).toBe('a🥊b');
    expect(sent.every((text) => !/[\ud800-\udbff]$/.test(text))).toBe(true);
  });

  it('replaces a lone surrogate at the end', () => {
    const { sent, coalescer } = collect();
    coalescer.push('a\ud83e');
    coalescer.flush();
    expect(sent.join('')).toBe('a\ufffd');
  });

  it('replaces lone surrogates unit by unit', () => {
    const { sent, coalescer } = collect();
    coalescer.push('a\udd4a\ud83e');
    coalescer.push('b');
    coalescer.flush();
    expect(sent.join('')).toBe('a\ufffd\ufffdb');
  });
});
