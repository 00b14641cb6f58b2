import type { DataSource } from 'typeorm';
import { ageOn, daysBetween, type QueryStatistic } from '@app/mma';

/** One side of a bout as the imported tables have it, with what queries derive from it. */
export interface Side {
  boutId: string;
  eventId: string;
  event: string;
  heldOn: string | null;
  cardPosition: number;
  weightClass: string | null;
  title: string;
  method: string;
  methodGroup: string;
  methodDetail: string | null;
  round: number;
  scheduledRounds: number | null;
  seconds: number | null;
  referee: string | null;
  city: string | null;
  country: string | null;
  corner: 'a' | 'b';
  fighterId: string;
  opponentId: string;
  result: string;
  bornOn: string | null;
  stance: string | null;
  opponentStance: string | null;
  heightCm: number | null;
  reachCm: number | null;
  statistics: Record<string, number | null> | null;
  opponentStatistics: Record<string, number | null> | null;
  /** Chronological, over all bouts; negative without a day. */
  order: number;
  number: number | null;
  sex: string;
  role: string | null;
  opponentTitle: string | null;
  age: number | null;
  ageDays: number | null;
}

export interface TitleRow {
  boutId: string;
  weightClass: string;
  kind: string;
  before: string | null;
  after: string | null;
  heldOn: string | null;
}

export interface QueryData {
  sides: Side[];
  /** In each class the oldest first. */
  titles: TitleRow[];
}

/** Reads the imported tables, and computes in plain loops what `mma.appearances` derives in SQL. */
export async function readQueryData(dataSource: DataSource): Promise<QueryData> {
  const sides = await dataSource.query<Side[]>(`
    SELECT b.id AS "boutId", b.event_id AS "eventId", e.name AS event, b.held_on::text AS "heldOn", b.card_position AS "cardPosition",
           b.weight_class AS "weightClass", b.title, b.method, b.method_group AS "methodGroup",
           b.method_detail AS "methodDetail", b.round, b.scheduled_rounds AS "scheduledRounds",
           b.duration_seconds AS seconds, b.referee, e.city, e.country, p.corner, p.fighter_id AS "fighterId",
           p.opponent_id AS "opponentId", p.result, f.born_on::text AS "bornOn", f.stance, o.stance AS "opponentStance",
           f.height_cm AS "heightCm", f.reach_cm AS "reachCm", row_to_json(own) AS statistics,
           row_to_json(other) AS "opponentStatistics"
      FROM mma.bout_participants p
      JOIN mma.bouts b ON b.id = p.bout_id
      JOIN mma.events e ON e.id = b.event_id
      JOIN mma.fighters f ON f.id = p.fighter_id
      JOIN mma.fighters o ON o.id = p.opponent_id
      LEFT JOIN mma.bout_totals own ON own.bout_id = b.id AND own.fighter_id = p.fighter_id
      LEFT JOIN mma.bout_totals other ON other.bout_id = b.id AND other.fighter_id = p.opponent_id`);
  const titles = await dataSource.query<TitleRow[]>(`
    SELECT t.bout_id AS "boutId", t.weight_class AS "weightClass", t.kind, t.champion_before_id AS before,
           t.champion_after_id AS after, b.held_on::text AS "heldOn"
      FROM mma.title_bouts t JOIN mma.bouts b ON b.id = t.bout_id ORDER BY t.weight_class, t.place`);
  derive(sides, titles);
  return { sides, titles };
}

const firstWord = (text: string | null): string | null => text?.toLowerCase().split(' ')[0] ?? null;

function derive(sides: Side[], titles: readonly TitleRow[]): void {
  sides.sort(
    (one, other) =>
      compare(one.heldOn ?? '9999', other.heldOn ?? '9999') ||
      other.cardPosition - one.cardPosition ||
      compare(one.boutId, other.boutId) ||
      compare(one.corner, other.corner),
  );
  const women = new Set<string>();
  for (const side of sides) if (side.weightClass?.startsWith('women_') === true) women.add(side.fighterId);
  const numbers = new Map<string, number>();
  const title = new Map(titles.map((row) => [row.boutId, row]));
  /** Class → undisputed champion; and everyone who was one. */
  const champions = new Map<string, string | null>();
  const crowned = new Set<string>();
  for (const [index, side] of sides.entries()) {
    const bout = Math.floor(index / 2);
    side.order = side.heldOn === null ? -1 - bout : bout;
    side.stance = firstWord(side.stance);
    side.opponentStance = firstWord(side.opponentStance);
    const isOpen = side.weightClass === null || /^(catch|open)_weight$/.test(side.weightClass);
    const isWoman = isOpen && (women.has(side.fighterId) || women.has(side.opponentId));
    side.sex = side.weightClass?.startsWith('women_') === true || isWoman ? 'women' : 'men';
    side.age = side.bornOn === null || side.heldOn === null ? null : ageOn(side.bornOn, side.heldOn);
    side.ageDays =
      side.bornOn === null || side.heldOn === null ? null : daysBetween(side.bornOn, side.heldOn);
    const number = (numbers.get(side.fighterId) ?? 0) + 1;
    side.number = side.heldOn === null ? null : number;
    if (side.heldOn !== null) numbers.set(side.fighterId, number);
    const own = title.get(side.boutId);
    const isTitle = side.title === 'undisputed' || side.title === 'interim';
    side.role = !isTitle ? null : own?.before === side.fighterId ? 'champion' : 'challenger';
    const isChampion =
      [...champions.values()].includes(side.opponentId) ||
      (own?.kind === 'undisputed' && own.before === side.opponentId);
    side.opponentTitle = isChampion ? 'champion' : crowned.has(side.opponentId) ? 'former_champion' : null;
    const isLastOfBout = index % 2 === 1;
    if (isLastOfBout && own?.kind === 'undisputed' && own.heldOn !== null) {
      champions.set(own.weightClass, own.after);
      if (own.after !== null) crowned.add(own.after);
    }
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export function statisticOf(side: Side, statistic: QueryStatistic): number | null {
  if (statistic === 'fight_seconds') return side.seconds;
  return statistic.startsWith('opponent_')
    ? (side.opponentStatistics?.[statistic.replace('opponent_', '')] ?? null)
    : (side.statistics?.[statistic] ?? null);
}
