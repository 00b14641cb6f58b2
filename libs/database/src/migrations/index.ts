import { CreateMmaTables1795392000000 } from './1795392000000-create-mma-tables.js';
import { CreateAppTables1795392001000 } from './1795392001000-create-app-tables.js';
import { CreateDerivedTables1795900000000 } from './1795900000000-create-derived-tables.js';
import { NameIndexes1795910000000 } from './1795910000000-name-indexes.js';
import { Quarantine1795920000000 } from './1795920000000-quarantine.js';
import { SearchIndexes1795930000000 } from './1795930000000-search-indexes.js';
import { AnswersAndLedger1795940000000 } from './1795940000000-answers-and-ledger.js';
import { VerifiedAddresses1795950000000 } from './1795950000000-verified-addresses.js';
import { RegenerationIds1796500000000 } from './1796500000000-regeneration-ids.js';
import { Appearances1796600000000 } from './1796600000000-appearances.js';
import { ReadingsAndTimeZones1797000000000 } from './1797000000000-readings-and-time-zones.js';
import { SignIns1797200000000 } from './1797200000000-sign-ins.js';
import { AccountsAndAudit1797300000000 } from './1797300000000-accounts-and-audit.js';
import { FallbackReasons1797400000000 } from './1797400000000-fallback-reasons.js';
import { ResponseParts1797500000000 } from './1797500000000-response-parts.js';
import { AnswerFeedback1797600000000 } from './1797600000000-answer-feedback.js';
import { Ratings1797700000000 } from './1797700000000-ratings.js';
import { DataSync1797800000000 } from './1797800000000-data-sync.js';
import { OAuthClients1797900000000 } from './1797900000000-oauth-clients.js';
import { MessageVersions1798000000000 } from './1798000000000-message-versions.js';
import { ReadViews1798100000000 } from './1798100000000-read-views.js';
import { UpcomingEvents1798100001000 } from './1798100001000-upcoming-events.js';
import { LookupIndexes1798500000000 } from './1798500000000-lookup-indexes.js';

export const MIGRATIONS = [
  CreateMmaTables1795392000000,
  CreateAppTables1795392001000,
  CreateDerivedTables1795900000000,
  NameIndexes1795910000000,
  Quarantine1795920000000,
  SearchIndexes1795930000000,
  AnswersAndLedger1795940000000,
  VerifiedAddresses1795950000000,
  RegenerationIds1796500000000,
  Appearances1796600000000,
  ReadingsAndTimeZones1797000000000,
  SignIns1797200000000,
  AccountsAndAudit1797300000000,
  FallbackReasons1797400000000,
  ResponseParts1797500000000,
  AnswerFeedback1797600000000,
  Ratings1797700000000,
  DataSync1797800000000,
  OAuthClients1797900000000,
  MessageVersions1798000000000,
  ReadViews1798100000000,
  UpcomingEvents1798100001000,
  LookupIndexes1798500000000,
];

export { VerifiedAddresses1795950000000 };
