export { AGGREGATE_GROUPS } from './aggregates/bout-table.js';
export {
  DERIVED_TABLE_NAMES,
  DerivedFiguresRepository,
  rebuildDerivedFigures,
} from './derived/derived-figures.repository.js';
export * from './entities/index.js';
export * from './events/cities.js';
export * from './events/countries.js';
export * from './events/event-resolver.js';
export * from './metrics/bout-metrics.js';
export * from './metrics/career-metrics.js';
export * from './metrics/metric.js';
export * from './metrics/metric-registry.js';
export * from './mma.module.js';
export * from './names/alias-catalogue.js';
export * from './names/alias-file.js';
export * from './names/fighter-names.js';
export * from './names/fighter-names.service.js';
export * from './names/fighter-resolver.js';
export * from './names/fold-text.js';
export * from './names/ranking-list.js';
export * from './names/typing-mistakes.js';
export * from './records/calendar.js';
export * from './records/title-lineage.js';
export * from './repositories/bout.repository.js';
export * from './repositories/career.repository.js';
export * from './repositories/dataset.repository.js';
export * from './repositories/event.repository.js';
export * from './repositories/fighter.repository.js';
export * from './repositories/leaderboard.repository.js';
export * from './repositories/ranking.repository.js';
export * from './tools/data-hint.js';
export * from './tools/list-tool-definitions.js';
export * from './tools/tool-data.js';
export * from './tools/tool-registry.js';
export * from './tools/tool.js';
export * from './vocabulary.js';
export type { Difference, Verification, VerifiedTable } from './verification/verification.js';
export * from './verification/verification.service.js';
