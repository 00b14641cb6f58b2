import { z } from 'zod';
import { EXAMPLE } from '../examples.js';
import { count, identifier, named, nextCursor, time, userId } from '../fields.js';
import { dataSync } from './operations.js';
import { userProfile } from './user.js';

export const adminUser = named(
  'AdminUser',
  z
    .object({
      ...userProfile.shape,
      email_verified: z.boolean().meta({
        description: 'Whether a sign-in verified the e-mail address.',
        example: true,
      }),
      admin_by: z.enum(['account', 'configuration']).nullable().meta({
        description:
          'Why the user is an administrator: by `is_admin` of the account, or only by ADMIN_EMAILS. Null for other users.',
        example: null,
      }),
      custom_daily_request_limit: count(
        'Daily limit of this user; null if DAILY_REQUEST_LIMIT applies.',
        500,
      ).nullable(),
    })
    .describe('A user as administrators see it.'),
);

export const adminUserList = named(
  'AdminUserList',
  z
    .object({ users: z.array(adminUser).describe('Newest account first.'), next_cursor: nextCursor })
    .describe('One page of users.'),
);

export const AUDIT_ACTIONS = ['user.update', 'user.first_administrator', 'answer.stop', 'data.sync'] as const;

const auditValues = z.record(z.string(), z.unknown()).nullable();

export const auditEntry = named(
  'AuditEntry',
  z
    .object({
      id: identifier('UUIDv7.', EXAMPLE.question),
      at: time('When it was done.'),
      actor_id: userId('The administrator; null if the account has been deleted.').nullable(),
      action: z.enum(AUDIT_ACTIONS).describe('What was done.'),
      target_kind: z.enum(['user', 'answer', 'data']).describe('What was changed.'),
      target_id: z.string().nullable().meta({
        description: 'Id of what was changed; null for the data, and after the deletion of an account.',
        example: '7',
      }),
      before: auditValues.describe('The changed fields before.'),
      after: auditValues.describe('The changed fields after.'),
      request_id: z.string().describe('Id of the request, also in the log.'),
    })
    .describe('One act of an administrator.'),
);

export const auditLog = named(
  'AuditLog',
  z
    .object({ entries: z.array(auditEntry).describe('Newest first.'), next_cursor: nextCursor })
    .describe('One page of the audit log.'),
);

export const connectionsReport = named(
  'ConnectionsReport',
  z
    .object({
      total_connections: count('Connections on all nodes that replied.', 120),
      nodes: z
        .array(
          z.object({
            connections: count('Connections of this node.', 60),
            sessions: count('Sessions with at least one connection.', 40),
            generations: count('Streaming answers.', 2),
            users: z
              .array(z.object({ user_id: userId('Id of the user.'), connections: count('Connections.', 2) }))
              .describe('Users with most connections first, at most 1,000.'),
          }),
        )
        .describe('The node that answers first.'),
    })
    .describe('Connections by node and user.'),
);

export const runningAnswers = named(
  'RunningAnswers',
  z
    .object({
      total: count('Streaming answers on all nodes.', 3),
      answers: z
        .array(
          z.object({
            message_id: identifier('Id of the answer.', EXAMPLE.answer),
            session_id: identifier('Id of the session.', EXAMPLE.session),
            user_id: userId('The user who asked.'),
            node_id: identifier('The process that generates it.').nullable(),
            started_at: time('When it started.'),
            stored_at: time('When its text was last stored.'),
            stored_characters: count('Characters of the stored text.', 240),
          }),
        )
        .describe('Oldest first, at most 500.'),
    })
    .describe('Streaming answers on all nodes.'),
);

export const quarantinedRows = named(
  'QuarantinedRows',
  z
    .object({
      rows: z
        .array(
          z.object({
            id: z.string().describe('Derived from source, file and values.'),
            source: z.string().meta({ description: 'Folder or URL of the import.', example: 'starter' }),
            file: z.string().meta({ description: 'Name of the file.', example: 'ufc_fight_stats.csv' }),
            line: count('Line in the file, from 1; null for a row that was in use before.', 12).nullable(),
            reason: z.string().describe('Why the row was set aside.'),
            values: z.record(z.string(), z.unknown()).describe('Values by column, shortened.'),
            event_id: z.string().nullable().describe('The event, if known.'),
            bout_id: z.string().nullable().describe('The bout, if known.'),
            fighter_id: z.string().nullable().describe('The fighter, if known.'),
            round: count('The round, if known.', 1).nullable(),
            first_seen_at: time('The first import that contained it.'),
          }),
        )
        .describe('Newest first.'),
      next_cursor: nextCursor,
    })
    .describe('One page of quarantined rows of the sports data.'),
);

const dataSyncRun = named(
  'DataSyncRun',
  z
    .object({
      ...dataSync.shape,
      failure: z.string().nullable().meta({ description: 'Why it failed; null otherwise.', example: null }),
    })
    .describe('One import, with the reason of a failure.'),
);

export const startedDataSync = named(
  'StartedDataSync',
  z
    .object({
      started: z.boolean().meta({
        description: 'False if an import was running already, on this or another node; `run` shows it.',
        example: true,
      }),
      run: dataSyncRun.nullable().describe('The newest import.'),
    })
    .describe('A sync that was requested.'),
);

export const dataSyncState = named(
  'DataSyncState',
  z
    .object({
      source: z.string().meta({
        description: 'DATA_SOURCE_URL without credentials.',
        example: 'https://example.com/ufc/',
      }),
      next_at: time('When the next sync starts by schedule; null if never.').nullable(),
      runs: z.array(dataSyncRun).describe('The last imports of any kind, newest first, at most 10.'),
    })
    .describe('Imports of the sports data.'),
);

export const firstAdministrator = named(
  'FirstAdministrator',
  z
    .object({
      user_id: userId('The new administrator.'),
      is_admin: z.literal(true).describe('The user is an administrator.'),
    })
    .describe('The first administrator.'),
);

export const settingList = named(
  'SettingList',
  z
    .object({
      settings: z
        .array(
          z.object({
            name: z.string().meta({ description: 'Name of the variable.', example: 'DAILY_REQUEST_LIMIT' }),
            description: z.string().describe('What it means.'),
            value: z.string().nullable().meta({
              description: 'Null for a secret, and for a setting without a value.',
              example: '100',
            }),
            is_secret: z.boolean().describe('Secrets are told as set or unset only.'),
            is_set: z.boolean().describe('Whether it has a value.'),
            source: z
              .enum(['environment', 'dotenv', 'file', 'generated', 'default'])
              .describe('`file`: of NAME_FILE. `generated`: the secret of development.'),
          }),
        )
        .describe('In the order of `.env.example`.'),
    })
    .describe('The settings of this process.'),
);

export type SettingList = z.output<typeof settingList>;
export type FirstAdministrator = z.output<typeof firstAdministrator>;
export type AdminUser = z.output<typeof adminUser>;
export type AdminUserList = z.output<typeof adminUserList>;
export type StartedDataSync = z.output<typeof startedDataSync>;
export type DataSyncState = z.output<typeof dataSyncState>;
export type AuditEntry = z.output<typeof auditEntry>;
export type AuditLog = z.output<typeof auditLog>;
export type ConnectionsReport = z.output<typeof connectionsReport>;
export type RunningAnswers = z.output<typeof runningAnswers>;
export type QuarantinedRows = z.output<typeof quarantinedRows>;
