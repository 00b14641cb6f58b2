import { finish, type Steps } from '../steps.js';
import { isConsonant } from './hangul-sounds.js';
import { growingLimits, SoundAlignment, type CostRow } from './sound-alignment.js';
import { ADDED_COSTS, weightOf } from './sound-costs.js';
import { readWordSounds, type WordSounds } from './word-sounds.js';

/** Whole name, or surname or nickname. */
export type SoundKind = 'full' | 'short';

export interface SoundForm {
  /** Folded words in spoken order. */
  words: readonly string[];
  kind: SoundKind;
  fighter: number;
  /** Whether words are reordered or omitted. */
  reordered: boolean;
}

/** A form that matches the sounds. */
export interface SoundMatch {
  form: SoundForm;
  /** Index of the end (see {@link findSounds}). */
  end: number;
  /** Cost divided by the weight of the sounds: 0 is exact, 1 is unlike. */
  distance: number;
}

interface SoundNode {
  sounds: WordSounds;
  next: Map<string, SoundNode> | null;
  forms: SoundForm[];
}

/** Prefix tree of forms by word. */
export type SoundTree = ReadonlyMap<string, SoundNode>;

/** As {@link buildSoundTreeInSteps}, at once. */
export const buildSoundTree = (forms: readonly SoundForm[], known: Map<string, WordSounds>): SoundTree =>
  finish(buildSoundTreeInSteps(forms, known));

/** @param known cache of the sounds of words; new words are added */
export function* buildSoundTreeInSteps(
  forms: readonly SoundForm[],
  known: Map<string, WordSounds>,
): Steps<SoundTree> {
  const root = new Map<string, SoundNode>();
  for (const form of forms) {
    yield;
    let node: SoundNode | undefined;
    for (const word of form.words) {
      const level: Map<string, SoundNode> =
        node === undefined ? root : (node.next ??= new Map<string, SoundNode>());
      node = level.get(word);
      if (node === undefined) {
        const sounds = known.get(word) ?? readWordSounds(word);
        known.set(word, sounds);
        node = { sounds, next: null, forms: [] };
        level.set(word, node);
      }
    }
    node?.forms.push(form);
  }
  return root;
}

/**
 * Forms that match the beginning of the sounds up to one of the ends, the nearest first; one per fighter and kind.
 * @param ends numbers of sounds: all, and fewer where the last ones may be a particle
 */
export function findSounds(
  trees: readonly SoundTree[],
  heard: readonly number[],
  ends: readonly number[],
  farthest: number,
): SoundMatch[] {
  const weights = ends.map((end) => weightOf(heard.slice(0, end)));
  const limits = growingLimits(heard, farthest * Math.max(0, ...weights));
  const alignment = new SoundAlignment(Uint8Array.from(heard), limits);
  const nearest = new Map<string, SoundMatch>();
  const visit = (level: Iterable<SoundNode>, row: CostRow): void => {
    for (const node of level) {
      const after = alignment.read(row, node.sounds);
      if (after === null) continue;
      for (const [order, end] of node.forms.length > 0 ? ends.entries() : []) {
        const distance = alignment.costOf(after, end) / (weights[order] ?? 0);
        if (distance <= farthest) keepNearest(nearest, node.forms, end, distance);
      }
      if (node.next !== null) visit(node.next.values(), after);
      alignment.release(after);
    }
  };
  for (const tree of trees) visit(withFirst(tree, heard, limits), alignment.start());
  return [...nearest.values()]
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance);
}

/**
 * Quick filter: words whose first consonant may be the one heard. A weak consonant (ㅎ) may be dropped; then the next
 * one must match.
 */
function withFirst(tree: SoundTree, heard: readonly number[], limits: Float64Array): SoundNode[] {
  const position = heard.findIndex(isConsonant);
  const first = heard[position];
  const limit = limits[position + 1] ?? 0;
  if (first === undefined) return [...tree.values()];
  const lost = ADDED_COSTS[first] ?? 0;
  const second = lost > limit ? null : demandSecond(position, lost, heard, limits);
  if (second === 'any') return [...tree.values()];
  const nodes: SoundNode[] = [];
  for (const node of tree.values()) {
    const { initials, firsts } = node.sounds;
    const costs = position === 0 ? initials : firsts;
    if (
      (costs[first] ?? 0) <= limit * 100 ||
      (second !== null && (firsts[second.consonant] ?? 0) <= second.most)
    ) {
      nodes.push(node);
    }
  }
  return nodes;
}

/** The consonant after a dropped one and its maximum cost in hundredths; `any` if it may be dropped too. */
function demandSecond(
  position: number,
  lost: number,
  heard: readonly number[],
  limits: Float64Array,
): { consonant: number; most: number } | 'any' {
  const next = heard.findIndex((sound, at) => at > position && isConsonant(sound));
  const consonant = heard[next];
  const left = (limits[next + 1] ?? 0) - lost;
  if (consonant === undefined || (ADDED_COSTS[consonant] ?? 0) <= left) return 'any';
  return { consonant, most: left * 100 };
}

function keepNearest(
  nearest: Map<string, SoundMatch>,
  forms: readonly SoundForm[],
  end: number,
  distance: number,
): void {
  for (const form of forms) {
    const key = `${form.kind} ${form.fighter}`;
    if (distance < (nearest.get(key)?.distance ?? Number.POSITIVE_INFINITY)) {
      nearest.set(key, { form, end, distance });
    }
  }
}
