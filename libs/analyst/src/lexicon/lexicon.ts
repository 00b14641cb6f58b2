import { CONDITIONS } from './entries/conditions.js';
import { FIGURES } from './entries/figures.js';
import { FILLERS, FORMS } from './entries/fillers.js';
import { NUMBERS } from './entries/numbers.js';
import { OUTCOMES } from './entries/outcomes.js';
import { OFFICIALS, PLACES } from './entries/places.js';
import { QUESTIONS } from './entries/questions.js';
import { SUBJECTS } from './entries/subjects.js';
import { TIME } from './entries/time.js';
import { Segmenter } from './segment.js';

/** In the order in which a form that several list is taken. */
export const LEXICON = [
  ...CONDITIONS,
  ...PLACES,
  ...OFFICIALS,
  ...OUTCOMES,
  ...FIGURES,
  ...NUMBERS,
  ...TIME,
  ...QUESTIONS,
  ...SUBJECTS,
  ...FORMS,
  ...FILLERS,
];

export const segmenter = new Segmenter(LEXICON);
