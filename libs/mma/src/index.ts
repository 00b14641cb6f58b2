export * from './domain/index.js';
export { AGGREGATE_GROUPS } from './query/bout-table.js';
export {
  DERIVED_TABLE_NAMES,
  DerivedFiguresRepository,
  rebuildDerivedFigures,
} from './figures/derived-figures.repository.js';
export * from './entities/index.js';
export * from './events/event-resolver.js';
export * from './mma.module.js';
export * from './names/alias-catalogue.js';
export * from './names/alias-file.js';
export * from './names/fighter-names.service.js';
export * from './names/fighter-resolver.js';
export * from './names/fold-text.js';
export { isParticleTail } from './names/hangul.js';
export { KOREAN_WORDS, NEVER_A_NAME, ORDINARY_WORDS } from './names/ordinary-words.js';
export { soundsLike } from './names/sound/hear-name.js';
export * from './names/typing-mistakes.js';
export * from './repositories/bout.repository.js';
export * from './repositories/career.repository.js';
export * from './repositories/dataset.repository.js';
export * from './repositories/event.repository.js';
export * from './repositories/fighter.repository.js';
export * from './figures/leaderboard.repository.js';
export { type BacktestedBout, type CalibrationRow, type Score } from './ratings/backtest.js';
export * from './ratings/backtest-report.js';
export * from './ratings/rating-tables.repository.js';
export * from './repositories/ranking.repository.js';
export * from './repositories/upcoming-event.repository.js';
export { PerDataVersion } from './repositories/per-data-version.js';
export { ServedDataVersion } from './repositories/served-data-version.js';
export * from './repositories/data-hint.js';
export { createView, commentOf, READ_SCHEMA, type ReadColumn, type ReadView } from './sql/read-view.js';
export { READ_VIEWS } from './sql/read-views.js';
export { FUNCTIONS, OPERATORS, TYPES } from './sql/allowed-functions.js';
export * from './tool-definitions.module.js';
export { DAY_PATTERN, toInputSchema } from './tools/input-schema.js';
export { parseArguments } from './tools/parse-arguments.js';
export { QUERY_EXAMPLES } from './tools/query-bouts.examples.js';
export * from './tools/tool-registry.js';
export * from './tools/tool.js';
export type { Difference, Verification, VerifiedTable } from './figures/verification.js';
export * from './figures/verification.service.js';
