import { soundForms, type SpokenFighter } from './sound-forms.js';
import { finish, type Steps } from '../steps.js';
import { buildSoundTreeInSteps, type SoundForm, type SoundTree } from './sound-tree.js';
import type { WordSounds } from './word-sounds.js';

/** Spoken forms of all names. */
export interface SoundIndex {
  /** Whole names in written order, and partial names of several words. */
  names: SoundTree;
  /** Whole names in another order or with a part omitted. */
  otherOrders: SoundTree;
  /** Surnames and nicknames of one word. */
  singleWords: SoundTree;
}

/** As {@link buildSoundIndexInSteps}, at once. */
export const buildSoundIndex = (fighters: readonly SpokenFighter[]): SoundIndex =>
  finish(buildSoundIndexInSteps(fighters));

/** @param fighters matches are indexes into this list */
export function* buildSoundIndexInSteps(fighters: readonly SpokenFighter[]): Steps<SoundIndex> {
  const forms: SoundForm[] = [];
  for (const form of soundForms(fighters)) {
    forms.push(form);
    yield;
  }
  const known = new Map<string, WordSounds>();
  const isSingle = ({ kind, words }: SoundForm): boolean => kind === 'short' && words.length === 1;
  return {
    names: yield* buildSoundTreeInSteps(
      forms.filter((form) => !form.reordered && !isSingle(form)),
      known,
    ),
    otherOrders: yield* buildSoundTreeInSteps(
      forms.filter((form) => form.reordered),
      known,
    ),
    singleWords: yield* buildSoundTreeInSteps(forms.filter(isSingle), known),
  };
}
