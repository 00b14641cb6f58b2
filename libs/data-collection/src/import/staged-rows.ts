import { foldText, type Coverage } from '@app/mma';
import type { CatalogueEvent } from '../catalogue/event-catalogue.js';
import type { CatalogueFighter } from '../catalogue/fighter-catalogue.js';
import type { LinkedBout } from '../catalogue/bout-catalogue.js';
import type { JoinedStatistics } from '../catalogue/statistic-joins.js';
import { statisticValues } from '../parse/statistics.parser.js';
import { sourceUrl } from '../parse/text.parser.js';
import type { FileSetCatalogue } from './file-set.reader.js';
import type { StagedRow, StagedRowSink } from './staged-tables.js';

const eventRow = (event: CatalogueEvent, coverage: Coverage): StagedRow => [
  event.id,
  event.name,
  foldText(event.name),
  JSON.stringify([...event.aliases].sort()),
  event.heldOn,
  event.location,
  event.city,
  event.country,
  coverage,
  event.sourceUrl,
];

const fighterRow = (fighter: CatalogueFighter, coverage: Coverage): StagedRow => [
  fighter.id,
  fighter.name,
  foldText(fighter.name),
  fighter.nickname,
  fighter.nickname === null ? null : foldText(fighter.nickname),
  fighter.body.bornOn,
  fighter.body.heightCm,
  fighter.body.reachCm,
  fighter.body.weightLb,
  fighter.body.stance,
  coverage,
  fighter.sourceUrl,
  fighter.hasDetails,
  fighter.bodySource !== null,
  fighter.ambiguousIds === null ? null : JSON.stringify([...fighter.ambiguousIds].sort()),
];

function aliasRows(fighter: CatalogueFighter): StagedRow[] {
  const rows = new Map<string, StagedRow>();
  for (const alias of fighter.aliases) {
    const folded = foldText(alias);
    if (folded !== foldText(fighter.name) && !rows.has(folded)) rows.set(folded, [fighter.id, folded, alias]);
  }
  return [...rows.values()];
}

const boutRow = ({ row, event, cardPosition }: LinkedBout): StagedRow => [
  row.id,
  event.id,
  cardPosition,
  event.heldOn,
  row.weightClass,
  row.title,
  row.method,
  row.methodGroup,
  row.methodDetail,
  row.round,
  row.timeSeconds,
  row.durationSeconds,
  row.scheduledRounds,
  row.roundMinutes,
  row.referee,
  JSON.stringify(row.scorecards),
  sourceUrl('fight', row.id),
];

const participantRows = ({ row, event, a, b }: LinkedBout): StagedRow[] => [
  [row.id, 'a', a.id, b.id, row.outcome.a, event.heldOn],
  [row.id, 'b', b.id, a.id, row.outcome.b, event.heldOn],
];

export const totalRow = (row: JoinedStatistics, line: number): StagedRow => [
  row.boutId,
  row.fighterId,
  ...statisticValues(row.statistics),
  null,
  line,
];

export const roundRow = (row: JoinedStatistics & { round: number }, line: number): StagedRow => [
  row.boutId,
  row.fighterId,
  row.round,
  ...statisticValues(row.statistics),
  line,
];

export function stageCatalogue(catalogue: FileSetCatalogue, coverage: Coverage, sink: StagedRowSink): void {
  const coverageOf = (entry: CatalogueEvent | CatalogueFighter): Coverage =>
    catalogue.incomplete.has(entry) ? 'partial' : coverage;
  for (const event of catalogue.events.all()) sink.add('events', eventRow(event, coverageOf(event)));
  for (const fighter of catalogue.fighters.all().filter((candidate) => !candidate.known)) {
    sink.add('fighters', fighterRow(fighter, coverageOf(fighter)));
    for (const row of aliasRows(fighter)) sink.add('fighter_aliases', row);
  }
  for (const bout of catalogue.bouts) {
    sink.add('bouts', boutRow(bout));
    for (const row of participantRows(bout)) sink.add('bout_participants', row);
  }
}
