import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type AdminUser = Schemas['AdminUser'];
export type AuditEntry = Schemas['AuditEntry'];
export type FeedbackList = Schemas['FeedbackList'];
export type QuarantinedRow = Schemas['QuarantinedRows']['rows'][number];
export type RunningAnswer = Schemas['RunningAnswers']['answers'][number];
export type DataSyncRun = Schemas['DataSyncState']['runs'][number];
export type UsageRow = Schemas['UsageReport']['rows'][number];
