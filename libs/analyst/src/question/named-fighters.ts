import type { FighterMention } from '@app/mma/domain';
import type { Span } from './masked-text.js';
import type { NamedFighter } from './question.js';

export interface FighterMentions {
  fighters: NamedFighter[];
  spans: Span[];
  mentioned: number[];
}

/**
 * The fighters named in a text. Two mentions of one fighter ("Bruno Silva, the flyweight (Bulldog)",
 * "김동현(스턴건)") become one; their common candidates remain.
 */
export function groupMentions(mentions: readonly FighterMention[]): FighterMentions {
  const fighters: NamedFighter[] = [];
  const mentioned: number[] = [];
  for (const mention of mentions) {
    const known = fighters.findIndex(
      (named) => shared(named, mention).length > 0 && !isRival(named, mention),
    );
    const named = fighters[known];
    if (named === undefined) {
      mentioned.push(fighters.length);
      fighters.push({
        text: mention.text,
        candidates: mention.candidates,
        byId: /[("“]/u.test(mention.text),
        isClear: mention.isClear,
      });
      continue;
    }
    mentioned.push(known);
    const common = shared(named, mention);
    const narrowed = common.length < named.candidates.length || common.length < mention.candidates.length;
    const text = named.candidates.length > mention.candidates.length ? mention.text : named.text;
    fighters[known] = {
      text,
      candidates: common,
      byId: named.byId || narrowed,
      isClear: common.length === 1 || named.isClear,
    };
  }
  return { fighters, spans: mentions.map(({ start, end }) => ({ start, end })), mentioned };
}

/** "올리베이라랑 알렉스 올리베이라": each name clearly means another fighter. */
function isRival(named: NamedFighter, mention: FighterMention): boolean {
  const [first] = named.candidates;
  return named.isClear && mention.isClear && first?.fighterId !== mention.candidates[0]?.fighterId;
}

function shared(named: NamedFighter, mention: FighterMention): NamedFighter['candidates'] {
  const ids = new Set(mention.candidates.map(({ fighterId }) => fighterId));
  return named.candidates.filter(({ fighterId }) => ids.has(fighterId));
}

export function isSameFighter(a: NamedFighter, b: NamedFighter): boolean {
  const [first] = a.candidates;
  return first !== undefined && first.fighterId === b.candidates[0]?.fighterId;
}
