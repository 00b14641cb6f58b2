import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchApp } from '../databases/bench-app.js';
import { FRESH_TEXTS } from './fresh-texts.js';
import { type HeldOutText, HELD_OUT_TEXTS, LATER_TEXTS } from './held-out-texts.js';
import { PROSE_TEXTS } from './prose-texts.js';
import { render, type Piece, type SlotKind } from './slots.js';
import type { WrittenCase } from './strong-cases.js';
import { callTool } from './turn.js';

/** A text a line; the last set, written without a look at the checks. */
const UNREAD_TEXTS = readFileSync(join(import.meta.dirname, 'unread-texts.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as HeldOutText);

const MARK = /\[\[(\w+):([^|\]]+)\|([^\]]+)\]\]/gu;

/** Texts written by hand with what the tools return for them. */
export async function heldOutCases(app: BenchApp, signal: AbortSignal): Promise<WrittenCase[]> {
  const cases: WrittenCase[] = [];
  const texts = [...HELD_OUT_TEXTS, ...LATER_TEXTS, ...PROSE_TEXTS, ...FRESH_TEXTS, ...UNREAD_TEXTS];
  for (const [index, { language, question, calls, text }] of texts.entries()) {
    const pieces = parseMarks(text);
    const results = await Promise.all(calls.map(([tool, args]) => callTool(app, tool, args, signal)));
    const id = `${language} held out ${index}`;
    cases.push({
      right: { id, group: 'held_out', language, question, calls: results, text: render(pieces) },
      pieces,
    });
  }
  return cases;
}

/** `[[kind:right|wrong]]` as a slot. */
export function parseMarks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, kind, right = '', wrong = ''] = match;
    // The texts name kinds of slots only.
    pieces.push(text.slice(end, match.index), { kind: kind as SlotKind, right, wrong: () => wrong });
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)];
}
