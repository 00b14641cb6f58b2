import type { FigureClaim } from '../claims/claim.js';
import type { FactRow } from '../facts/fact-row.js';
import type { BoutFact } from '../facts/bout.js';
import type { Feature } from '../vocabulary/features.js';
import { isAbout } from './bound-rows.js';
import type { UnitClaims } from './unit-claims.js';

type RecordClaim = FigureClaim & { kind: 'record' };

/** A record of two fighters against each other. */
const SERIES = /\b(?:trilogy|series|head-to-head)\b|맞대결|상대 ?전적/iu;
const SCORE = /\d{2}[-–—]\d{2}/u;
const LEAST_SCORE = 24;

/** Whether wins, losses and draws are those of one object, of a count of bouts, or a judge's score. */
export function isRecordVerified(
  claims: UnitClaims,
  claim: RecordClaim,
  owners: ReadonlySet<string> | null,
): boolean {
  const { index } = claims;
  if (index.said.has(claim, new Set())) return true;
  if (SERIES.test(claims.unit.text) && [...claims.named, ...index.asked].length > 1)
    return isSplit(claims, claim);
  const fits = (wins: unknown, losses: unknown, draws: unknown): boolean =>
    wins === claim.wins && losses === claim.losses && (claim.draws ?? draws ?? 0) === (draws ?? 0);
  for (const row of index.rows) {
    if (!isAbout(row, owners)) continue;
    if (hasRecord(row, fits)) return true;
    if (SCORE.test(claim.text) && claim.losses >= LEAST_SCORE && isScore(row, claim)) return true;
  }
  for (const fighter of owners ?? index.fightersOfAll) if (isCounted(claims, fighter, fits)) return true;
  return isByResult(claims, owners, fits) || isSplit(claims, claim) || isPairOfCells(claims, claim);
}

type Fits = (wins: unknown, losses: unknown, draws: unknown) => boolean;

function hasRecord(row: FactRow, fits: Fits): boolean {
  const values = new Map(row.cells.map(({ path, value }) => [path, value]));
  for (const prefix of ['record.', 'title_bouts.', '']) {
    const of = (part: string): unknown => values.get(`${prefix}${part}`);
    if (of('wins') !== undefined && fits(of('wins'), of('losses') ?? 0, of('draws') ?? 0)) return true;
  }
  return false;
}

/** A judge's points in either order; also of a row written as `a-b`. */
function isScore(row: FactRow, { wins, losses }: RecordClaim): boolean {
  const of = (leaf: string): unknown => row.cells.find((cell) => cell.leaf === leaf)?.value;
  const [a, b] = [of('a'), of('b')];
  return (a === wins && b === losses) || (a === losses && b === wins);
}

/** Bouts counted: all of them, title bouts, the newest or oldest n, those of a clause's class or opponent. */
function isCounted(claims: UnitClaims, fighter: string, fits: Fits): boolean {
  const bouts = claims.index.boutsOf(fighter);
  if (bouts.length === 0) return false;
  const count = (chosen: readonly BoutFact[]): boolean =>
    fits(
      chosen.filter(({ winner }) => winner === fighter).length,
      chosen.filter(({ winner }) => winner !== null && winner !== fighter).length,
      chosen.filter(({ winner, group }) => winner === null && group === 'decision').length,
    );
  if (count(bouts)) return true;
  const context = claims.contextFeatures;
  if (
    context.has('title') &&
    count(bouts.filter(({ title }) => title === 'undisputed' || title === 'interim'))
  )
    return true;
  const lengths = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.value <= bouts.length ? [each.value] : [],
  );
  if (lengths.some((length) => count(bouts.slice(0, length)) || count(bouts.slice(-length)))) return true;
  const others = claims.named;
  const against = bouts.filter(({ fighters }) =>
    [...others].some((each) => each !== fighter && fighters.has(each)),
  );
  if (against.length > 0 && count(against)) return true;
  return claims.divisions.some((each) =>
    count(bouts.filter(({ weightClass }) => weightClass === each.weightClass)),
  );
}

/** Rows `win`, `loss` and `draw` of a query that is grouped by result. */
function isByResult({ index }: UnitClaims, owners: ReadonlySet<string> | null, fits: Fits): boolean {
  const values = new Map<unknown, unknown>();
  for (const row of index.rows) {
    const key = row.cells.find(({ path }) => path === 'key')?.value;
    if (typeof key !== 'string' || !/^(?:win|loss|draw|no_contest)$/.test(key) || !isAbout(row, owners))
      continue;
    values.set(key, row.cells.find(({ path }) => path === 'value')?.value);
  }
  return values.size > 0 && fits(values.get('win') ?? 0, values.get('loss') ?? 0, values.get('draw') ?? 0);
}

/** `2-1` between two fighters of the sentence. */
function isSplit(claims: UnitClaims, { wins, losses }: RecordClaim): boolean {
  const named = [...new Set([...claims.named, ...claims.index.asked, ...claims.state.recent])].slice(0, 6);
  return named.some((a) =>
    named.some((b) => {
      if (a === b) return false;
      const met = claims.index.boutsOf(a).filter(({ fighters }) => fighters.has(b));
      const won = met.filter(({ winner }) => winner === a).length;
      const lost = met.filter(({ winner }) => winner === b).length;
      return met.length > 0 && won === wins && lost === losses;
    }),
  );
}

/** `69-43 in significant strikes`: the same figure of two fighters. */
function isPairOfCells(claims: UnitClaims, { wins, losses }: RecordClaim): boolean {
  const context = claims.contextFeatures;
  for (const { cell, entries } of claims.index.groups.values()) {
    if (
      ![...cell.features].some((each) => PAIRED.has(each) && context.has(each)) ||
      entries.length > MOST_ENTRIES
    )
      continue;
    const of = (value: number): FactRow[] =>
      entries.filter((entry) => entry.value === value).map(({ row }) => row);
    const others = of(losses);
    if (of(wins).some((row) => others.some((other) => other !== row && other.subject !== row.subject)))
      return true;
  }
  return false;
}

const PAIRED: ReadonlySet<Feature> = new Set(['strike', 'takedown', 'knockdown', 'attempt']);
const MOST_ENTRIES = 60;
