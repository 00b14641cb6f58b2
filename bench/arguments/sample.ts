import type { FighterNames } from '@app/mma';
import type { DataSource } from 'typeorm';
import type { SeededRandom } from '../measure/seeded-random.js';

const FAMOUS = 120;
const SAMPLE_SIZE = 12;
const EVENTS = 12;

export interface SampledFighter {
  id: string;
  name: string;
  nickname: string | null;
  koreanName: string | null;
}

export interface SampledEvent {
  id: string;
  name: string;
  heldOn: string;
  city: string | null;
  country: string | null;
}

export interface SampledBout {
  id: string;
  event: string;
  a: SampledFighter;
  b: SampledFighter;
}

export interface Sample {
  /** Drawn from the fighters with the most bouts and title bouts. */
  famous: SampledFighter[];
  obscure: SampledFighter[];
  unfought: SampledFighter[];
  /** `UFC 300: …`. */
  numbered: SampledEvent[];
  otherEvents: SampledEvent[];
  bouts: SampledBout[];
}

type FighterRow = Omit<SampledFighter, 'koreanName'>;

const FIGHTERS = `
  SELECT f.id, f.name, f.nickname
    FROM mma.fighters f
    LEFT JOIN (SELECT p.fighter_id, count(*) AS bouts,
                      count(*) FILTER (WHERE b.title IN ('undisputed', 'interim')) AS title_bouts
                 FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id
                GROUP BY p.fighter_id) s ON s.fighter_id = f.id`;

const EVENT_ROWS = `
  SELECT id, name, held_on::text AS "heldOn", city, country FROM mma.events WHERE held_on IS NOT NULL`;

export async function drawSample(
  dataSource: DataSource,
  names: FighterNames,
  random: SeededRandom,
): Promise<Sample> {
  const fighters = async (rest: string): Promise<SampledFighter[]> => {
    const rows = await dataSource.query<FighterRow[]>(`${FIGHTERS} ${rest}`);
    const drawn = random.sample(rows, SAMPLE_SIZE);
    const korean = await names.koreanNames(drawn.map(({ id }) => id));
    return drawn.map((row) => ({ ...row, koreanName: korean.get(row.id) ?? null }));
  };
  const events = async (rest: string): Promise<SampledEvent[]> => {
    const rows = await dataSource.query<SampledEvent[]>(`${EVENT_ROWS} ${rest} ORDER BY id`);
    return random.sample(rows, EVENTS);
  };
  const famous = await fighters(
    `ORDER BY coalesce(s.bouts + 4 * s.title_bouts, 0) DESC, f.id LIMIT ${FAMOUS}`,
  );
  return {
    famous,
    obscure: await fighters('WHERE s.bouts BETWEEN 1 AND 3 ORDER BY f.id'),
    unfought: (await fighters('WHERE s.bouts IS NULL ORDER BY f.id')).slice(0, 4),
    numbered: await events(`AND name ~ '^UFC [0-9]+'`),
    otherEvents: await events(`AND name !~ '^UFC [0-9]+'`),
    bouts: await drawBouts(dataSource, famous, random),
  };
}

interface BoutRow {
  id: string;
  event: string;
  aId: string;
  aName: string;
  bId: string;
  bName: string;
}

async function drawBouts(
  dataSource: DataSource,
  fighters: readonly SampledFighter[],
  random: SeededRandom,
): Promise<SampledBout[]> {
  const rows = await dataSource.query<BoutRow[]>(
    `SELECT p.bout_id AS id, e.name AS event, a.id AS "aId", a.name AS "aName", b.id AS "bId", b.name AS "bName"
       FROM mma.bout_participants p
       JOIN mma.bouts ON bouts.id = p.bout_id JOIN mma.events e ON e.id = bouts.event_id
       JOIN mma.fighters a ON a.id = p.fighter_id JOIN mma.fighters b ON b.id = p.opponent_id
      WHERE p.fighter_id = ANY($1) ORDER BY p.bout_id`,
    [fighters.map(({ id }) => id)],
  );
  const unknown = { nickname: null, koreanName: null };
  return fighters.flatMap(({ id }) => {
    const own = rows.filter((row) => row.aId === id);
    if (own.length === 0) return [];
    const row = random.pick(own);
    return {
      id: row.id,
      event: row.event,
      a: { id: row.aId, name: row.aName, ...unknown },
      b: { id: row.bId, name: row.bName, ...unknown },
    };
  });
}
