import type { BoutResult, MethodGroup, Scorecard } from '@app/mma';

/** The group of a source method; null for an unknown method. */
export function parseMethodGroup(method: string): MethodGroup | null {
  const folded = method.trim().toLowerCase();
  if (folded === 'ko/tko' || folded.startsWith('tko - doctor')) return 'ko_tko';
  if (folded === 'submission') return 'submission';
  if (folded.startsWith('decision')) return 'decision';
  if (folded === 'dq') return 'dq';
  if (folded === 'overturned' || folded === 'could not continue' || folded === 'other') return 'other';
  return null;
}

export interface Outcome {
  a: BoutResult;
  b: BoutResult;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'W/L': { a: 'win', b: 'loss' },
  'L/W': { a: 'loss', b: 'win' },
  'D/D': { a: 'draw', b: 'draw' },
  'NC/NC': { a: 'no_contest', b: 'no_contest' },
};

/** `W/L`, `L/W`, `D/D`, `NC/NC`; null for other texts. */
export const parseOutcome = (text: string): Outcome | null => OUTCOMES[text.trim()] ?? null;

export interface BoutDetails {
  /** How the bout ended, or a note on a decision (a point deduction); null if none. */
  methodDetail: string | null;
  scorecards: Scorecard[];
}

const CARD = /([^\d]*)(\d{1,3}) - (\d{1,3})\.\s*/g;
/** A lower-case letter directly before a capital: two joined texts (`ChokeTechnical`). */
const GLUE = /(?<=[\p{Ll}])(?=[\p{Lu}])/u;
/** Notes before the first judge: a deduction, a failed test, a technical decision. */
const NOTE = /deducted|technical|failed|illegal|overturned|decision/i;
/** A note joined to a judge's name of two or more words (`McCarthy` is one word). */
const NOTE_AND_JUDGE = /^(.*\p{Ll})(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+)$/u;
const NOTE_SPACE_JUDGE = /^(technical decision) (\p{Lu}.*)$/iu;

/**
 * Parses DETAILS: scorecards for a decision, otherwise how the bout ended.
 *
 * The source writes a card as loser – winner, whatever the order of the bout; a card that the winner lost
 * reads high – low. Cards of a draw follow the order of the bout. A no contest has neither a winner nor an
 * order: its cards stay in the detail as text.
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
  const untargeted =
    text === 'to' ? '' : text.replace(/^to(?=\p{Lu})/u, '').replace(/^to (?=(?:On|At|In|From) )/, '');
  const pieces = untargeted.split(GLUE).reduce<string[]>((joined, piece) => {
    const last = joined.at(-1);
    if (last !== undefined && /\bMa?c$/.test(last)) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
    return joined;
  }, []);
  const ending = pieces.map((piece) => piece.trim()).join(', ');
  return ending === '' ? null : ending;
}
