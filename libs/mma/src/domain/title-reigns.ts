import { z } from 'zod';
import {
  type ChampionshipBout,
  type ChampionshipKind,
  type TitleChange,
  traceBouts,
} from './title-lineage.js';
import { daySchema, type WeightClass, weightClassSchema } from './vocabulary.js';

const REIGN_ENDS = ['lost', 'unified', 'not_by_a_bout'] as const;
export type ReignEnd = (typeof REIGN_ENDS)[number];

/** A row of `get_title_reigns`. */
export const titleReignSchema = z
  .strictObject({
    fighter_id: z.string(),
    name: z.string(),
    weight_class: weightClassSchema,
    title: z.enum(['undisputed', 'interim']),
    won_on: daySchema
      .nullable()
      .describe('Null for an interim champion who was promoted to undisputed champion: no bout tells when.'),
    won_from: z
      .string()
      .nullable()
      .describe('Name of the opponent in the bout that won the title; he need not have held it.'),
    lost_on: daySchema
      .nullable()
      .describe('Day of the bout that ended the reign; null while it lasts, and where no bout ended it.'),
    lost_to: z.string().nullable().describe('Name of the fighter who beat the champion in that bout.'),
    days: z
      .int()
      .nullable()
      .describe(
        'From `won_on` to `lost_on`, or to the newest bout of the data while held; null where either day is not known.',
      ),
    defences: z.int().describe('Bouts for the title entered as champion and won or drawn.'),
    ended: z
      .enum(REIGN_ENDS)
      .nullable()
      .describe(
        '`lost` in a bout; `unified`: the interim champion fought for the undisputed title, or was promoted; ' +
          '`not_by_a_bout`: vacated or stripped; null while the title is held, as far as bouts tell.',
      ),
  })
  .meta({ id: 'TitleReignData' });
export type TitleReignData = z.infer<typeof titleReignSchema>;

export interface ReignBout extends ChampionshipBout {
  isDraw: boolean;
}

/** Time with a title, as far as bouts tell. */
export interface TitleReign<Bout extends ReignBout = ReignBout> {
  fighterId: string;
  weightClass: WeightClass;
  kind: ChampionshipKind;
  /** The first bout that shows the reign. */
  shown: Bout;
  /** The bout that won the title; null for a promoted interim champion. */
  won: Bout | null;
  /** The bout that ended the reign; null while it lasts, and where no bout ended it. */
  over: Bout | null;
  ended: ReignEnd | null;
  /** Bouts for the title entered as champion and won or drawn. */
  defences: number;
}

/**
 * The reigns of every title by the rules of `traceTitles`; those of a class in the order of the first bouts that show
 * them.
 * - `lost`: in a bout for the title.
 * - `unified`: an interim champion fought for the undisputed title (`over` is that bout), or was promoted.
 * - `not_by_a_bout`: a later bout for the title shows that it had been vacated or stripped.
 */
export function traceReigns<Bout extends ReignBout>(bouts: readonly Bout[]): TitleReign<Bout>[] {
  const classes = new Map<WeightClass, ClassReigns<Bout>>();
  for (const bout of traceBouts(bouts)) {
    const reigns = classes.get(bout.weightClass) ?? new ClassReigns<Bout>();
    classes.set(bout.weightClass, reigns);
    reigns.add(bout);
  }
  return [...classes.values()].flatMap(({ all }) => all);
}

/** The reigns of one weight class. */
class ClassReigns<Bout extends ReignBout> {
  readonly all: TitleReign<Bout>[] = [];
  private readonly open: Record<ChampionshipKind, TitleReign<Bout> | null> = {
    undisputed: null,
    interim: null,
  };

  /** Adds the next bout in time. */
  add(bout: Bout & TitleChange): void {
    const { kind, championBeforeId: before, championAfterId: after } = bout;
    const last = this.open[kind];
    if (last !== null && last.fighterId !== before) this.end(last, 'not_by_a_bout', null);
    if (before !== null && this.open[kind] === null) {
      this.promote(before);
      this.begin(before, bout, null);
    }
    const { interim } = this.open;
    if (kind === 'undisputed' && interim !== null && isIn(bout, interim.fighterId)) {
      this.end(interim, 'unified', bout);
    }
    const reign = this.open[kind];
    if (reign !== null && reign.fighterId === after) {
      if (bout.winnerId !== null || bout.isDraw) reign.defences += 1;
      return;
    }
    if (reign !== null) this.end(reign, 'lost', bout);
    if (after !== null) this.begin(after, bout, bout);
  }

  private begin(fighterId: string, shown: Bout, won: Bout | null): void {
    const { weightClass, kind } = shown;
    const reign: TitleReign<Bout> = {
      fighterId,
      weightClass,
      kind,
      shown,
      won,
      over: null,
      ended: null,
      defences: 0,
    };
    this.open[kind] = reign;
    this.all.push(reign);
  }

  private end(reign: TitleReign<Bout>, ended: ReignEnd, over: Bout | null): void {
    reign.ended = ended;
    reign.over = over;
    if (this.open[reign.kind] === reign) this.open[reign.kind] = null;
  }

  /** Ends the latest interim reign of a fighter who turns out to be the undisputed champion. */
  private promote(fighterId: string): void {
    const reign = this.all.findLast((other) => other.kind === 'interim' && other.fighterId === fighterId);
    if (reign !== undefined) this.end(reign, 'unified', null);
  }
}

const isIn = ({ aId, bId }: ChampionshipBout, fighterId: string): boolean =>
  fighterId === aId || fighterId === bId;
