import { z } from 'zod';
import { findScheduleFault } from './schedule.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const count = (minimum: number, maximum: number) => {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.coerce.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
};
const optionalText = z.string().trim().min(1).optional();
const splitList = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
/** Credentials have their own variables; in a URL they would appear in logs. */
const address = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
  .refine((value) => !/^https?:\/\/[^/]*@/i.test(value), 'must not hold a user or a password')
  .optional();

/** `name=value` pairs as OpenTelemetry writes them: comma-separated, values percent-encoded. */
function readHeaders(value: string, context: z.RefinementCtx): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of splitList(value)) {
    const [, name, text] = /^([\w-]+)\s*=\s*([\x21-\x7e][\x20-\x7e]*)$/.exec(pair) ?? [];
    if (name === undefined || text === undefined || /%(?![0-9a-f]{2})/i.test(text)) {
      context.addIssue({ code: 'custom', message: 'must be name=value pairs, comma-separated' });
      return z.NEVER;
    }
    headers[name] = decodeURIComponent(text);
  }
  return headers;
}

/** Credentials of an address may be part of it: they are sent as a header and never shown. */
function isFolderOrAddress(value: string): boolean {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(value)) return true;
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return false;
  const { hash, username, password } = new URL(value);
  const isEncoded = !/%(?![0-9a-f]{2})/i.test(username + password);
  return hash === '' && isEncoded;
}

/** Can also be read from a file, see `readSecretFiles`. */
const SECRET = { secret: true };

/** All settings; `.env.example` is generated from it (`npm run docs:env`). Nothing else reads `process.env`. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production rejects development-only settings (development sign-in, generated secret).'),
  PORT: count(0, 65_535).default(8000).describe('Port of HTTP and sockets; 0 chooses a free one.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// or postgresql:// URL')
    .optional()
    .describe('PostgreSQL 15 or newer. Unset: the embedded database.')
    .meta(SECRET),
  DATABASE_DIR: z.string().min(1).default('./.data/pg').describe('Folder of the embedded database.'),
  // An import uses three connections: lock, session, queries.
  DATABASE_POOL_SIZE: count(3, 500).default(10).describe('Database connections per process.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// or rediss:// URL')
    .optional()
    .describe(
      'Redis 7 or newer: cache, rate limits and answers shared by several nodes. Its database number separates installations. Unset: one node.',
    )
    .meta(SECRET),
  REDIS_PASSWORD: optionalText.describe('Password of Redis, if it is not part of REDIS_URL.').meta(SECRET),
  NEXTAUTH_SECRET: optionalText
    .describe(
      'Signs and verifies tokens; required in production, at least 32 characters. In development one is generated into DATABASE_DIR.',
    )
    .meta(SECRET),
  NEXTAUTH_SECRET_PREVIOUS: z
    .string()
    .default('')
    .transform(splitList)
    .describe(
      'Earlier values of NEXTAUTH_SECRET, comma-separated: they still verify tokens, but sign none. Remove one when its tokens have expired.',
    )
    .meta(SECRET),
  JWT_ALGORITHM: z
    .enum(['HS256', 'HS384', 'HS512'])
    .default('HS256')
    .describe('The only accepted algorithm of token signatures.'),
  JWT_EXPIRE_MINUTES: count(1, 525_600)
    .default(1440)
    .describe('Lifetime of access tokens issued by this service, in minutes.'),
  GOOGLE_CLIENT_ID: z
    .string()
    .default('')
    .transform(splitList)
    .describe(
      'OAuth client ids of Google sign-in, comma-separated (web, iOS, Android); the first one signs in on the web. Unset: no Google sign-in.',
    ),
  GOOGLE_CLIENT_SECRET: optionalText
    .describe('Client secret of the first GOOGLE_CLIENT_ID, for the sign-in on the web; ID tokens need none.')
    .meta(SECRET),
  GOOGLE_ISSUER: address.describe(
    'OpenID Connect issuer of Google sign-in. Default: https://accounts.google.com.',
  ),
  PUBLIC_URL: address
    .transform((url) => url?.replace(/\/+$/, ''))
    .describe('URL of the service for browsers, e.g. for redirects. Default: http://localhost:PORT.'),
  WEB_ENABLED: flag
    .default(true)
    .describe('Whether the chat page is served at `/`; false: only REST, sockets and their documentation.'),
  AUTH_DEV_LOGIN: flag
    .optional()
    .describe(
      'Whether POST /api/auth/dev-token exists, for local requests only. Default: true in development, rejected in production.',
    ),
  FRONTEND_URL: z
    .string()
    .default('http://localhost:3000')
    .transform((value, context) => {
      const origins = value.split(',').map((origin) => origin.trim().replace(/\/+$/, ''));
      if (origins.some((origin) => !/^https?:\/\/[^/\s]+$/.test(origin))) {
        context.addIssue({
          code: 'custom',
          message: 'must be origins such as http://localhost:3000, comma-separated',
        });
      }
      return origins;
    })
    .describe(
      'Allowed browser origins, comma-separated; the first one is where sign-in returns to. In development, pages of http://localhost and http://127.0.0.1 are allowed on every port.',
    ),
  LLM_PROVIDER: z
    .enum(['auto', 'anthropic', 'openai', 'embedded'])
    .default('auto')
    .describe('Language model provider; auto uses the first one with a key, else embedded.'),
  CLAUDE_API_KEY: optionalText.describe('Key of the Claude API.').meta(SECRET),
  ANTHROPIC_API_KEY: optionalText.describe('Alias of CLAUDE_API_KEY, used if that is unset.').meta(SECRET),
  ANTHROPIC_BASE_URL: address.describe('Base URL of the Claude API, e.g. of a gateway.'),
  CLAUDE_MODEL: z.string().default('claude-sonnet-5-5').describe('Model name at the Claude API.'),
  OPENAI_API_KEY: optionalText
    .describe('Key of the OpenAI API. A server of your own at OPENAI_BASE_URL may need none.')
    .meta(SECRET),
  OPENAI_BASE_URL: address.describe(
    'Base URL of a server with the OpenAI chat completions API, such as Ollama or vLLM, e.g. http://localhost:11434/v1.',
  ),
  OPENAI_MODEL: z.string().default('gpt-5-mini').describe('Model name at the OpenAI API.'),
  LLM_FALLBACK: z
    .enum(['embedded', 'openai', 'anthropic', 'none'])
    .default('embedded')
    .describe('Provider used while the main one is unavailable.'),
  LLM_CHECK_AT_START: flag
    .default(true)
    .describe(
      'Whether the provider is sent one tiny request after the start, to report a wrong key, model or address in the log and in GET /health/ready.',
    ),
  LLM_PRICES_FILE: optionalText.describe(
    'JSON file with prices of models, which override and extend the built-in ones, see docs/language-models.md.',
  ),
  LLM_MAX_TOKENS: count(1, 200_000).default(4096).describe('Maximum model output per request, in tokens.'),
  LLM_MAX_TOOL_ROUNDS: count(1, 64).default(8).describe('Maximum rounds of tool calls per answer.'),
  LLM_TIMEOUT_MS: count(1, 3_600_000)
    .default(120_000)
    .describe('Maximum time of one answer, in milliseconds.'),
  LLM_UNVERIFIED: z
    .enum(['mark', 'withhold'])
    .default('mark')
    .describe(
      'Figures of a model that no tool result supports: mark sends them marked in `grounding`, withhold replaces them.',
    ),
  LLM_MAX_CONCURRENCY: count(1, 100_000)
    .default(64)
    .describe('Maximum number of concurrent answers per process.'),
  DAILY_REQUEST_LIMIT: count(0, 1_000_000_000)
    .default(100)
    .describe('Questions per user and day (UTC), unless an administrator set another limit.'),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1).describe('Multiplies all rate limits.'),
  TRUST_PROXY: count(0, 100)
    .default(0)
    .describe("Number of trusted proxies in front of the service, for the client's address."),
  ADMIN_EMAILS: z
    .string()
    .default('')
    .transform((value) => splitList(value.toLowerCase()))
    .describe(
      'E-mail addresses of administrators, comma-separated; the sign-in must have verified the address.',
    ),
  DATA_SOURCE_URL: z
    .string()
    .trim()
    .min(1)
    .refine(isFolderOrAddress, 'must be a folder or an http:// or https:// URL without a fragment')
    .default('https://raw.githubusercontent.com/Greco1899/scrape_ufc_stats/main/')
    .describe(
      'Base URL or folder of the UFC CSV files, for the sync and the command data:import. A host on a private network must be named here; redirects to one are refused.',
    )
    .meta(SECRET),
  DATA_SYNC_CRON: z
    .string()
    .trim()
    .default('0 6 * * *')
    .superRefine((value, context) => {
      const fault = findScheduleFault(value);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    })
    .describe(
      'When to sync the data from DATA_SOURCE_URL, as a cron expression of five fields in UTC; the first start syncs too. off: only on request.',
    ),
  SQL_TOOL_ENABLED: flag
    .default(false)
    .describe(
      'Whether the tool run_query exists: SELECT over documented views, on PostgreSQL only. It needs a database role, see docs/sql.md.',
    ),
  METRICS_ENABLED: flag
    .default(false)
    .describe(
      'Whether GET /metrics serves metrics for Prometheus, to requests of the private network and to administrators.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.describe(
    'Base URL of an OpenTelemetry collector (OTLP over HTTP), e.g. http://localhost:4318. Receives metrics and traces.',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform(readHeaders)
    .optional()
    .describe('Headers for the collector, such as its key: name=value pairs, comma-separated.')
    .meta(SECRET),
  OTEL_SERVICE_NAME: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .default('mma-savant')
    .describe('Name of the service in metrics and traces.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number({ error: 'must be a number from 0 to 1' })
    .min(0, { error: 'must be a number from 0 to 1' })
    .max(1, { error: 'must be a number from 0 to 1' })
    .default(0.1)
    .describe('Share of traces that are recorded and exported, from 0 to 1.'),
  ERROR_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
    .optional()
    .describe(
      'URL that receives errors of the service as JSON, grouped by kind and without texts of users. Unset: none are sent.',
    )
    .meta(SECRET),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Minimum level of log lines.'),
});

export type Environment = z.infer<typeof environmentSchema>;
