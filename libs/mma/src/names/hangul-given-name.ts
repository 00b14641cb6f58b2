import type { Gazetteer } from './gazetteer.js';
import type { MentionDraft } from './mention-draft.js';

/** Given names of one syllable, which no phrase of the gazetteer is. */
const SHORT_GIVEN_NAMES = new Set(
  '톰 팀 짐 존 댄 벤 밥 롭 션 숀 맷 닉 폴 론 척 켄 샘 맥 팻 조 칼'.split(' '),
);
const WORD_BEFORE = /(?:^|[^가-힣])([가-힣]+) $/u;

/**
 * Applies the word before a surname: a given name selects its bearers; a given name of nobody with this surname removes
 * the mention (`톰 존스`).
 */
export function fitGivenName(
  gazetteer: Gazetteer,
  text: string,
  draft: MentionDraft,
  found: readonly MentionDraft[],
): MentionDraft | null {
  if (draft.whole) return draft;
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, draft.start - 12), draft.start))?.[1] ?? '';
  const start = draft.start - word.length - 1;
  if (word === '' || found.some((other) => other.start < draft.start && other.end > start)) return draft;
  const bearers = gazetteer.hangul.get(word)?.given ?? [];
  if (bearers.length === 0 && !SHORT_GIVEN_NAMES.has(word)) return draft;
  const fighters = draft.fighters.filter((index) => bearers.includes(index));
  return fighters.length === 0 ? null : { ...draft, start, fighters, whole: true };
}
