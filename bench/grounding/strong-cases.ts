import type { SeededRandom } from '../measure/seeded-random.js';
import type { GroundingCase, Mutation } from './cases.js';
import { render, slotsOf, type Piece } from './slots.js';
import { ENGLISH_FIGHTER_TEMPLATES } from './templates-en.js';
import { KOREAN_FIGHTER_TEMPLATES } from './templates-ko.js';
import { LIST_TEMPLATES, PAIR_TEMPLATES } from './templates-lists.js';
import type { TurnCall } from './turn.js';
import type { Views } from './views.js';
import { Writer } from './writer.js';

const FIGHTERS_PER_TEMPLATE = 6;
const PAIRS_PER_TEMPLATE = 4;

export interface WrittenCase {
  right: GroundingCase;
  pieces: Piece[];
}

/** Every template filled from tool results. */
export function strongCases(views: Views, random: SeededRandom): WrittenCase[] {
  const cases: WrittenCase[] = [];
  const add = (
    id: string,
    language: 'en' | 'ko',
    question: string,
    calls: TurnCall[],
    pieces: Piece[] | null,
  ): void => {
    if (pieces === null || pieces.length === 0) return;
    cases.push({ right: { id, group: 'strong', language, question, calls, text: render(pieces) }, pieces });
  };
  for (const language of ['en', 'ko'] as const) {
    const writer = new Writer(language, random);
    const templates = language === 'en' ? ENGLISH_FIGHTER_TEMPLATES : KOREAN_FIGHTER_TEMPLATES;
    for (const [index, template] of templates.entries()) {
      for (const fighter of random.sample(views.fighters, FIGHTERS_PER_TEMPLATE)) {
        const calls = template.calls.map((name) => fighter.calls[name]);
        const id = `${language} fighter ${index} ${fighter.name}`;
        add(id, language, template.question(fighter), calls, template.write(fighter, writer));
      }
    }
    for (const [index, template] of PAIR_TEMPLATES.entries()) {
      if (template.language !== language) continue;
      for (const pair of random.sample(views.pairs, PAIRS_PER_TEMPLATE)) {
        const names = [pair.a.name, pair.b.name].map((name) =>
          language === 'ko' ? pair.koreanOf(name) : name,
        );
        const question = language === 'ko' ? `${names.join(' ')} 비교` : `${names.join(' vs ')}?`;
        const calls = template.calls.map((name) => pair.calls[name]);
        add(
          `${language} pair ${index} ${pair.a.name}`,
          language,
          question,
          calls,
          template.write(pair, writer),
        );
      }
    }
    for (const [index, template] of LIST_TEMPLATES.entries()) {
      if (template.language !== language) continue;
      for (const [row, { pieces, calls }] of template.write(views.lists, writer).entries()) {
        add(`${language} list ${index} ${row}`, language, template.question, calls, pieces);
      }
    }
  }
  return cases;
}

/** Each case with some of its slots changed, one at a time. */
export function mutateSlots(
  cases: readonly WrittenCase[],
  perCase: number,
  random: SeededRandom,
): Mutation[] {
  return cases.flatMap(({ right, pieces }) =>
    random.sample(slotsOf(pieces), perCase).flatMap((slot) => {
      const by = slot.wrong(random);
      if (by === null || by === slot.right) return [];
      const text = render(pieces, { slot, by });
      return [{ of: right, kind: slot.kind, text, change: `${slot.right} → ${by}` }];
    }),
  );
}
