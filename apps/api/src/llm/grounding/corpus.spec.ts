import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkClaims } from './check-claims.js';
import { Facts } from './facts/facts.js';
import { ALIASES } from './testing/corpus-aliases.js';

/** A text with its facts marked `[[kind:right|wrong]]`, and the tool results that support it. */
interface CorpusText {
  language: 'en' | 'ko';
  question: string;
  text: string;
  calls: readonly { name: string; arguments: unknown; data: unknown }[];
}

const FILE = join(import.meta.dirname, '../../../../../test/fixtures/grounding/corpus.jsonl');
const CORPUS = readFileSync(FILE, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as CorpusText);

const MARK = /\[\[\w+:([^|\]]+)\|([^\]]+)\]\]/gu;
/** Changes that pass: see docs/grounding.md. */
const KNOWN_TO_PASS = 9;

const META = { as_of: '2026-08-01', coverage: 'complete', notes: [], applied: [], sources: [] };

function factsOf({ language, question, calls }: CorpusText): Facts {
  const facts = new Facts({
    language,
    now: new Date('2026-11-30T12:00:00Z'),
    timeZone: 'Asia/Seoul',
    aliases: ALIASES,
  });
  facts.addText(question);
  for (const { name, arguments: args, data } of calls) {
    facts.addToolResult({ name, arguments: args }, { data, meta: META });
  }
  return facts;
}

const rightText = ({ text }: CorpusText): string => text.replaceAll(MARK, '$1');

/** Each marked fact changed alone. */
function mutationsOf(of: CorpusText): { change: string; text: string }[] {
  return [...of.text.matchAll(MARK)].map((mark) => {
    const [whole, right = '', wrong = ''] = mark;
    const before = of.text.slice(0, mark.index).replaceAll(MARK, '$1');
    const after = of.text.slice(mark.index + whole.length).replaceAll(MARK, '$1');
    return { change: `${right} → ${wrong}`, text: `${before}${wrong}${after}` };
  });
}

describe('texts written by hand', () => {
  it.each(CORPUS.map((each) => [each.question, each] as const))(
    'verifies the right answer to %j',
    (_, each) => {
      expect(checkClaims(rightText(each), factsOf(each)).unverified).toEqual([]);
    },
  );

  it('finds the changed facts', () => {
    const passing = CORPUS.flatMap((each) =>
      mutationsOf(each)
        .filter(({ text }) => checkClaims(text, factsOf(each)).unverified.length === 0)
        .map(({ change }) => `${each.question}: ${change}`),
    );
    const all = CORPUS.reduce((sum, each) => sum + mutationsOf(each).length, 0);
    expect(all).toBeGreaterThan(90);
    expect({ passing, count: passing.length <= KNOWN_TO_PASS }).toEqual({ passing, count: true });
  });

  it('reports offsets in UTF-16 code units of what is not verified', () => {
    for (const each of CORPUS) {
      for (const { text } of mutationsOf(each)) {
        for (const { text: said, offset } of checkClaims(text, factsOf(each)).unverified) {
          expect(text.slice(offset, offset + said.length)).toBe(said);
        }
      }
    }
  });
});
