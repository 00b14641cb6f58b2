import { AppConfig } from '@app/config';
import { Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MMA_ENTITIES } from './entities/index.js';
import { DerivedFiguresRepository } from './figures/derived-figures.repository.js';
import { DerivedFiguresService } from './figures/derived-figures.service.js';
import { BoutAggregateService } from './query/bout-aggregate.service.js';
import { TitleReignsService } from './query/title-reigns.service.js';
import { EventCatalogue } from './events/event-catalogue.js';
import { EventResolver } from './events/event-resolver.js';
import { UpcomingEventSearch } from './events/upcoming-event-search.js';
import { AliasCatalogue } from './names/alias-catalogue.js';
import { FighterNames } from './domain/fighter-names.js';
import { FighterNamesService } from './names/fighter-names.service.js';
import { FighterResolver } from './names/fighter-resolver.js';
import { Calendar } from './domain/calendar.js';
import { AppearanceCatalogue } from './query/appearance-catalogue.js';
import { AppearanceRepository } from './query/appearance.repository.js';
import { BoutQueryService } from './query/bout-query.service.js';
import { QueryNamesService } from './query/query-names.service.js';
import { BoutAggregateRepository } from './query/bout-aggregate.repository.js';
import { MatchupService } from './ratings/matchup.service.js';
import { RatingRepository } from './ratings/rating.repository.js';
import { RatingTablesRepository } from './ratings/rating-tables.repository.js';
import { BoutRepository } from './repositories/bout.repository.js';
import { CareerRepository } from './repositories/career.repository.js';
import { DatasetRepository } from './repositories/dataset.repository.js';
import { ServedDataVersion } from './repositories/served-data-version.js';
import { EventRepository } from './repositories/event.repository.js';
import { FighterRepository } from './repositories/fighter.repository.js';
import { LeaderboardRepository } from './figures/leaderboard.repository.js';
import { RankingRepository } from './repositories/ranking.repository.js';
import { UpcomingEventRepository } from './repositories/upcoming-event.repository.js';
import { TitleRepository } from './repositories/title.repository.js';
import { AggregateBoutsTool } from './tools/aggregate-bouts.tool.js';
import { CompareFightersTool } from './tools/compare-fighters.tool.js';
import { DataHint } from './repositories/data-hint.js';
import { FighterProfiles } from './tools/fighter-profiles.js';
import { GetBoutTool } from './tools/get-bout.tool.js';
import { GetEventTool } from './tools/get-event.tool.js';
import { GetFighterBoutsTool } from './tools/get-fighter-bouts.tool.js';
import { GetFighterTool } from './tools/get-fighter.tool.js';
import { GetLeaderboardTool } from './tools/get-leaderboard.tool.js';
import { GetRankingsTool } from './tools/get-rankings.tool.js';
import { GetRatingsTool } from './tools/get-ratings.tool.js';
import { GetTitleHistoryTool } from './tools/get-title-history.tool.js';
import { GetTitleReignsTool } from './tools/get-title-reigns.tool.js';
import { PredictMatchupTool } from './tools/predict-matchup.tool.js';
import { QueryBoutsTool } from './tools/query-bouts.tool.js';
import { ReadQueryService } from './sql/read-query.service.js';
import { ReadRoleRepository } from './sql/read-role.repository.js';
import { RunQueryTool } from './tools/run-query.tool.js';
import { SearchEventsTool } from './tools/search-events.tool.js';
import { SearchFightersTool } from './tools/search-fighters.tool.js';
import { TOOLS, ToolRegistry } from './tools/tool-registry.js';
import { ToolResults } from './tools/tool-results.js';
import type { Tool } from './tools/tool.js';
import { VerificationRepository } from './figures/verification.repository.js';
import { VerificationService } from './figures/verification.service.js';

/** Every tool, in published order. Add a new tool here. */
const TOOL_CLASSES = [
  SearchFightersTool,
  GetFighterTool,
  GetFighterBoutsTool,
  GetBoutTool,
  SearchEventsTool,
  GetEventTool,
  CompareFightersTool,
  GetTitleHistoryTool,
  GetTitleReignsTool,
  GetRankingsTool,
  GetLeaderboardTool,
  AggregateBoutsTool,
  QueryBoutsTool,
  GetRatingsTool,
  PredictMatchupTool,
];

/** Without settings, as for the documents, every tool exists. */
const isSqlToolOn = (config?: AppConfig): boolean => config?.env.SQL_TOOL_ENABLED ?? true;
const CONFIG = { token: AppConfig, optional: true };

const REPOSITORIES: Provider[] = [
  AppearanceRepository,
  BoutAggregateRepository,
  BoutRepository,
  CareerRepository,
  DatasetRepository,
  DerivedFiguresRepository,
  EventRepository,
  FighterRepository,
  LeaderboardRepository,
  RankingRepository,
  RatingRepository,
  RatingTablesRepository,
  TitleRepository,
  UpcomingEventRepository,
];

/** Fighters, events, bouts, rankings and the tools over them. Needs a global TypeORM DataSource. */
@Module({
  imports: [TypeOrmModule.forFeature(MMA_ENTITIES)],
  providers: [
    ...REPOSITORIES,
    AliasCatalogue,
    AppearanceCatalogue,
    BoutAggregateService,
    BoutQueryService,
    QueryNamesService,
    Calendar,
    DataHint,
    DerivedFiguresService,
    EventCatalogue,
    EventResolver,
    UpcomingEventSearch,
    FighterProfiles,
    FighterNamesService,
    { provide: FighterNames, useExisting: FighterNamesService },
    FighterResolver,
    MatchupService,
    ServedDataVersion,
    TitleReignsService,
    ToolResults,
    ...TOOL_CLASSES,
    ReadRoleRepository,
    {
      provide: ReadQueryService,
      useFactory: (role: ReadRoleRepository, config?: AppConfig) =>
        new ReadQueryService(role, isSqlToolOn(config)),
      inject: [ReadRoleRepository, CONFIG],
    },
    RunQueryTool,
    {
      provide: TOOLS,
      useFactory: (runQuery: RunQueryTool, config: AppConfig | undefined, ...tools: Tool[]) =>
        isSqlToolOn(config) ? [...tools, runQuery] : tools,
      inject: [RunQueryTool, CONFIG, ...TOOL_CLASSES],
    },
    ToolRegistry,
    VerificationRepository,
    VerificationService,
  ],
  exports: [
    Calendar,
    VerificationService,
    AliasCatalogue,
    DataHint,
    ToolRegistry,
    FighterNames,
    FighterResolver,
    EventResolver,
    ServedDataVersion,
    ...REPOSITORIES,
  ],
})
export class MmaModule {}
