import { FighterBaselines, type BaselineProbabilities } from './baselines.js';
import { formAfter, NO_FORM, type FighterForm } from './fighter-form.js';
import { featuresOf, type MatchupSide } from './matchup-features.js';
import { sidesOfBout, type RatedBout, type RatedSide } from './rated-bout.js';
import { RatingBook, type RatingEntry } from './rating-book.js';

/** A bout with what was known before its day. */
export interface HistoryRow {
  boutId: string;
  heldOn: string;
  day: number;
  /** 1: side a (the smaller id) won; 0: side b; null: draw or no contest. */
  outcome: 1 | 0 | null;
  features: readonly number[];
  /** Whether it is the first bout of one of them. */
  hasDebut: boolean;
  baselines: BaselineProbabilities;
}

export interface MatchupHistory {
  rows: HistoryRow[];
  ratings: RatingEntry[];
}

/** Days between two pauses. */
const DAYS_AT_A_TIME = 20;

/**
 * Goes through all bouts in the order of time. Everything in a row follows from earlier days only.
 * @param days of `groupByDay`
 * @param pause called now and then, so that a server can answer in between
 */
export async function readHistory(
  days: readonly (readonly RatedBout[])[],
  pause: () => Promise<void>,
): Promise<MatchupHistory> {
  const book = new RatingBook();
  const forms = new Map<string, FighterForm>();
  const baselines = new FighterBaselines();
  const rows: HistoryRow[] = [];
  for (const [index, bouts] of days.entries()) {
    for (const bout of bouts) {
      const side = ({ fighterId, body }: RatedSide): MatchupSide => ({
        ratings: book.before(fighterId, bout.day),
        form: forms.get(fighterId) ?? NO_FORM,
        body,
      });
      const [a, b] = [side(bout.a), side(bout.b)];
      rows.push({
        boutId: bout.boutId,
        heldOn: bout.heldOn,
        day: bout.day,
        outcome: bout.result === 'win' ? 1 : bout.result === 'loss' ? 0 : null,
        features: featuresOf(a, b, bout),
        hasDebut: a.form.bouts === 0 || b.form.bouts === 0,
        baselines: baselines.before(bout.a.fighterId, a.form, bout.b.fighterId, b.form),
      });
    }
    book.addDay(bouts);
    for (const bout of bouts) {
      for (const side of sidesOfBout(bout)) {
        forms.set(side.own.fighterId, formAfter(forms.get(side.own.fighterId) ?? NO_FORM, side));
      }
      baselines.add(bout);
    }
    if (index % DAYS_AT_A_TIME === DAYS_AT_A_TIME - 1) await pause();
  }
  return { rows, ratings: book.entries };
}
