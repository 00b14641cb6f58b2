import type { Scorecard } from '@app/mma';
import type { Outcome } from './method.parser.js';

export interface BoutDetails {
  /** How it ended, or what went with a decision (a point deducted); null where nothing is told. */
  methodDetail: string | null;
  scorecards: Scorecard[];
}

const CARD = /([^\d]*)(\d{1,3}) - (\d{1,3})\.\s*/g;
/** A small letter and a capital without anything between: two texts glued together (`ChokeTechnical`). */
const GLUE = /(?<=[\p{Ll}])(?=[\p{Lu}])/u;
/** What may stand before the first judge: a deduction, a failed test, a technical decision. */
const NOTE = /deducted|technical|failed|illegal|overturned|decision/i;
/** A note with a judge's name glued to it; the name is two words or more, `McCarthy` is one. */
const NOTE_AND_JUDGE = /^(.*\p{Ll})(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+)$/u;
const NOTE_SPACE_JUDGE = /^(technical decision) (\p{Lu}.*)$/iu;

/**
 * Reads the DETAILS of a result. For a decision they are the judges' cards, otherwise the way it ended.
 *
 * The source writes a card as loser – winner, whatever the order of the bout; a card that the winner lost reads
 * high – low. In a draw the numbers are taken in the order of the bout. A no contest has neither a winner nor an
 * order, so its cards cannot be given to anyone: they stay in the detail as text.
 */
export function parseDetails(details: string, outcome: Outcome): BoutDetails {
  const text = details.replace(/\s+/g, ' ').trim();
  const cards = [...text.matchAll(CARD)];
  if (cards.length === 0) return { methodDetail: parseEnding(text), scorecards: [] };
  const { note, judge } = splitNote((cards[0]?.[1] ?? '').trim());
  if (outcome.a === 'no_contest') {
    const points = cards.map((card) => `${card[2]}-${card[3]}`).join(', ');
    return { methodDetail: `${note ?? 'Decision'} (scorecards ${points})`, scorecards: [] };
  }
  const scorecards = cards.map((card, index) => {
    const name = index === 0 ? judge : (card[1] ?? '').trim();
    const [first, second] = [Number(card[2]), Number(card[3])];
    const points = outcome.a === 'win' ? { a: second, b: first } : { a: first, b: second };
    return { judge: name === '' ? null : name, ...points };
  });
  return { methodDetail: note, scorecards };
}

function splitNote(prefix: string): { note: string | null; judge: string } {
  if (!NOTE.test(prefix)) return { note: null, judge: prefix };
  const match = NOTE_AND_JUDGE.exec(prefix) ?? NOTE_SPACE_JUDGE.exec(prefix);
  if (!match) return { note: prefix, judge: '' };
  return { note: (match[1] ?? '').trim(), judge: (match[2] ?? '').trim() };
}

function parseEnding(text: string): string | null {
  // "to" alone is left of a text that named no target.
  const untargeted =
    text === 'to' ? '' : text.replace(/^to(?=\p{Lu})/u, '').replace(/^to (?=(?:On|At|In|From) )/, '');
  const pieces = untargeted.split(GLUE).reduce<string[]>((joined, piece) => {
    const last = joined.at(-1);
    // `McGregor` is one name.
    if (last !== undefined && /\bMa?c$/.test(last)) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
    return joined;
  }, []);
  const ending = pieces.map((piece) => piece.trim()).join(', ');
  return ending === '' ? null : ending;
}
