import { matchAt } from '../vocabulary/numerals.js';
import type { ClaimReader } from './scan-figures.js';

const DASHED =
  /(\d{1,3})\s?[-–—]\s?(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?(?![\d%]|[-–—]\d|\s?(?:인치|cm|inch|minute|second|round|분|초|년|월))/iy;
const KOREAN =
  /(\d{1,3})\s?승\s?(?:(\d{1,3})\s?무\s?)?(\d{1,3})\s?패(?:\s?(\d{1,3})\s?무(?!효))?(?:\s?\d{1,3}\s?무효)?/y;

/** `29-1`, `13–0–1`, `29승 1패`, `22승 1무 3패`. */
export const readRecord: ClaimReader = (text, offset) => {
  const korean = matchAt(KOREAN, text, offset);
  const found = korean ?? matchAt(DASHED, text, offset);
  if (found === null) return null;
  const [said, wins] = found;
  const [losses, draws] = korean === null ? [found[2], found[3]] : [korean[3], korean[2] ?? korean[4]];
  return {
    kind: 'record',
    text: said,
    offset,
    wins: Number(wins),
    losses: Number(losses),
    draws: draws === undefined ? null : Number(draws),
  };
};
