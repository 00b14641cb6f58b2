import type { QueryGroup } from '@app/mma/domain';
import { is, type TokenReader } from './token-reader.js';

/** What kind of answer the question's own words ask for. */
export class QuestionWords {
  readonly extreme: 'most' | 'least' | null;
  readonly asksWho: boolean;
  readonly asksCount: boolean;
  readonly asksList: boolean;
  readonly compares: boolean;
  readonly order: 'more' | 'fewer' | null;
  readonly group: QueryGroup | null;
  readonly asksEach: boolean;
  readonly isNegated: boolean;
  readonly isSuperlative: boolean;

  constructor(
    reader: TokenReader,
    readonly isYesNo: boolean,
  ) {
    const extreme = reader.tokens.find((token) => is(token, 'extreme'));
    this.extreme = is(extreme, 'extreme') ? extreme.means.order : null;
    this.asksWho =
      reader.has('ask', ({ ask }) => ask === 'who') ||
      reader.has('noun', ({ noun }) => noun === 'fighter') ||
      (reader.has('noun', ({ noun }) => noun === 'opponent') &&
        reader.tokens.some((token) => is(token, 'verb')));
    this.asksCount = reader.has('ask', ({ ask }) => ask === 'count' || ask === 'amount');
    this.asksList = reader.has('ask', ({ ask }) => ask === 'list');
    const comparative = reader.first('comparative');
    this.compares = comparative !== undefined;
    this.order = comparative?.means.order ?? null;
    this.group =
      reader.first('group')?.means.group ??
      (ranksDivisions(reader) ? 'weight_class' : ranksRounds(reader) ? 'round' : null);
    this.isNegated = reader.has('ask', ({ ask }) => ask === 'never');
    this.asksEach = reader.tokens.some(
      (token) =>
        is(token, 'group') &&
        /별|매년|마다|^(?:by|per|each|every|in each|across|year)\b|yearly/i.test(token.text),
    );
    this.isSuperlative = this.extreme !== null || reader.has('superlative');
  }
}

/** "피니시율 제일 높은 체급은?": the noun says what is ranked. */
function ranksDivisions(reader: TokenReader): boolean {
  const hasClass = reader.has('condition', ({ set }) => set.weight_class !== undefined);
  const isDivision = reader.first('noun', ({ noun }) => noun === 'division') !== undefined;
  const isWho =
    reader.has('noun', ({ noun }) => noun === 'fighter') || reader.has('ask', ({ ask }) => ask === 'who');
  return isDivision && !hasClass && !isWho && (reader.has('extreme') || reader.has('superlative'));
}

/** "KO가 제일 많이 나오는 라운드는?": the round stands at the end. */
function ranksRounds(reader: TokenReader): boolean {
  const last = reader.tokens.findLast((token) => !is(token, 'ask'));
  return is(last, 'noun') && last.means.noun === 'round' && !reader.isUsed(last) && reader.has('extreme');
}

/** A question that begins with an auxiliary, or ends in "적 있어?", "맞아?". */
export function asksYesNo(reader: TokenReader): boolean {
  const [first] = reader.tokens;
  const auxiliary = is(first, 'ask') && (first.means.ask === 'ever' || first.means.ask === 'never');
  const korean = reader.tokens.some(
    (token) =>
      is(token, 'ask') &&
      (token.means.ask === 'ever' || token.means.ask === 'claim' || token.means.ask === 'never') &&
      /[가-힣]/.test(token.text),
  );
  return auxiliary || korean || reader.has('ask', ({ ask }) => ask === 'claim');
}
