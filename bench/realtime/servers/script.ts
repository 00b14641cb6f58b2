import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { stamp } from './stamp.js';

/** What the scripted model says. It stands in the question, so that every server hands it on. */
export interface Script {
  /** Pieces of text, 1 or more. */
  pieces: number;
  /** Of every piece but the first, which is a {@link stamp}. */
  letters: number;
  /** Between two pieces; 0: some at a time, as fast as they are taken. */
  pauseMs: number;
}

/** Pieces without a pause in one turn of the event loop. */
const BURST = 20;
const FORM = /(\d+) pieces of (\d+) letters, one every (\d+) ms/;
const WORDS = 'the elbow and the guard of a round, a takedown, its defence and the bell after it; ';

/** A question that asks for the script. Equal questions are answered from memory: the number makes it another one. */
export const toQuestion = ({ pieces, letters, pauseMs }: Script, number: string): string =>
  `Tell me about ${number} in ${pieces} pieces of ${letters} letters, one every ${pauseMs} ms.`;

/** The script that a question asks for; null where it asks for none. */
export function readScript(question: string): Script | null {
  const found = FORM.exec(question);
  if (found === null) return null;
  const [pieces = 0, letters = 0, pauseMs = 0] = found.slice(1).map(Number);
  return { pieces, letters, pauseMs };
}

/** The text's pieces behind the stamp: words that run on from piece to piece, so that none is like the next. */
function pieceOf({ letters }: Script, index: number): string {
  const from = (index * letters) % WORDS.length;
  return WORDS.repeat(Math.ceil(letters / WORDS.length) + 1).slice(from, from + letters);
}

/** Length of the whole text. */
export const lettersOf = ({ pieces, letters }: Script): number => stamp().length + (pieces - 1) * letters;

/** How many pieces a text of so many letters holds. */
export const piecesIn = ({ letters }: Script, received: number): number =>
  received === 0 ? 0 : 1 + (received - stamp().length) / letters;

/** The pieces at their pace; a piece that comes late does not delay those behind it. */
export async function* speak(script: Script): AsyncGenerator<string> {
  const startedAt = performance.now();
  yield stamp();
  for (let index = 1; index < script.pieces; index++) {
    const wait = startedAt + index * script.pauseMs - performance.now();
    if (wait > 0) await sleep(wait);
    else if (script.pauseMs > 0 || index % BURST === 0) await setImmediate();
    yield pieceOf(script, index);
  }
}
