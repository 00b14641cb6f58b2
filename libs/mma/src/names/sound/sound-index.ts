import { soundForms, type SpokenFighter } from './sound-forms.js';
import { buildSoundTree, type SoundTree } from './sound-tree.js';
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

/** @param fighters matches are indexes into this list */
export function buildSoundIndex(fighters: readonly SpokenFighter[]): SoundIndex {
  const forms = [...soundForms(fighters)];
  const known = new Map<string, WordSounds>();
  const isSingle = ({ kind, words }: (typeof forms)[number]): boolean =>
    kind === 'short' && words.length === 1;
  return {
    names: buildSoundTree(
      forms.filter((form) => !form.reordered && !isSingle(form)),
      known,
    ),
    otherOrders: buildSoundTree(
      forms.filter((form) => form.reordered),
      known,
    ),
    singleWords: buildSoundTree(forms.filter(isSingle), known),
  };
}
