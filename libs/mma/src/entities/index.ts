import { AppearanceEntity } from './appearance.entity.js';
import { BoutEntity } from './bout.entity.js';
import { BoutParticipantEntity } from './bout-participant.entity.js';
import { BoutTotalEntity } from './bout-total.entity.js';
import { CareerFigureEntity } from './career-figure.entity.js';
import { DatasetEntity } from './dataset.entity.js';
import { EventEntity } from './event.entity.js';
import { FighterEntity } from './fighter.entity.js';
import { FighterAliasEntity } from './fighter-alias.entity.js';
import { FighterCareerEntity } from './fighter-career.entity.js';
import { FighterRatingEntity } from './fighter-rating.entity.js';
import { ImportQuarantinedRowEntity } from './import-quarantined-row.entity.js';
import { ImportRejectEntity } from './import-reject.entity.js';
import { ImportRunEntity } from './import-run.entity.js';
import { MatchupModelEntity } from './matchup-model.entity.js';
import { RankingEntity } from './ranking.entity.js';
import { RoundStatisticEntity } from './round-statistic.entity.js';
import { SourceFileEntity } from './source-file.entity.js';
import { TitleBoutEntity } from './title-bout.entity.js';
import { UpcomingEventEntity } from './upcoming-event.entity.js';

export * from './appearance.entity.js';
export * from './appearance-statistics.entity.js';
export * from './bout.entity.js';
export * from './bout-participant.entity.js';
export * from './bout-total.entity.js';
export * from './career-figure.entity.js';
export * from './dataset.entity.js';
export * from './event.entity.js';
export * from './fighter.entity.js';
export * from './fighter-alias.entity.js';
export * from './fighter-career.entity.js';
export * from './fighter-rating.entity.js';
export * from './import-quarantined-row.entity.js';
export * from './import-reject.entity.js';
export * from './import-run.entity.js';
export * from './matchup-model.entity.js';
export * from './ranking.entity.js';
export * from './round-statistic.entity.js';
export * from './source-file.entity.js';
export * from './statistic-columns.js';
export * from './title-bout.entity.js';
export * from './upcoming-event.entity.js';

export const MMA_ENTITIES = [
  AppearanceEntity,
  BoutEntity,
  BoutParticipantEntity,
  BoutTotalEntity,
  CareerFigureEntity,
  DatasetEntity,
  EventEntity,
  FighterEntity,
  FighterAliasEntity,
  FighterCareerEntity,
  FighterRatingEntity,
  ImportQuarantinedRowEntity,
  ImportRejectEntity,
  ImportRunEntity,
  MatchupModelEntity,
  RankingEntity,
  RoundStatisticEntity,
  SourceFileEntity,
  TitleBoutEntity,
  UpcomingEventEntity,
];
