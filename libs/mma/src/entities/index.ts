import { BoutEntity } from './bout.entity.js';
import { BoutParticipantEntity } from './bout-participant.entity.js';
import { BoutTotalEntity } from './bout-total.entity.js';
import { DatasetEntity } from './dataset.entity.js';
import { EventEntity } from './event.entity.js';
import { FighterEntity } from './fighter.entity.js';
import { FighterAliasEntity } from './fighter-alias.entity.js';
import { ImportQuarantinedRowEntity } from './import-quarantined-row.entity.js';
import { ImportRejectEntity } from './import-reject.entity.js';
import { ImportRunEntity } from './import-run.entity.js';
import { RankingEntity } from './ranking.entity.js';
import { RoundStatisticEntity } from './round-statistic.entity.js';

export * from './bout.entity.js';
export * from './bout-participant.entity.js';
export * from './bout-total.entity.js';
export * from './dataset.entity.js';
export * from './event.entity.js';
export * from './fighter.entity.js';
export * from './fighter-alias.entity.js';
export * from './import-quarantined-row.entity.js';
export * from './import-reject.entity.js';
export * from './import-run.entity.js';
export * from './ranking.entity.js';
export * from './round-statistic.entity.js';
export * from './statistic-column-names.js';
export * from './statistic-columns.js';

/** Every table of schema `mma`. */
export const MMA_ENTITIES = [
  BoutEntity,
  BoutParticipantEntity,
  BoutTotalEntity,
  DatasetEntity,
  EventEntity,
  FighterEntity,
  FighterAliasEntity,
  ImportQuarantinedRowEntity,
  ImportRejectEntity,
  ImportRunEntity,
  RankingEntity,
  RoundStatisticEntity,
];
