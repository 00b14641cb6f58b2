import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const count = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const optionalText = z.string().trim().min(1).optional();
/** Credentials have variables of their own; in a URL they would appear in logs. */
const address = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
  .refine((value) => !/^https?:\/\/[^/]*@/i.test(value), 'must not hold a user or a password')
  .optional();

/**
 * All settings: name, type, default and description. `.env.example` is generated from it (`npm run
 * docs:env`); nothing else reads `process.env`.
 */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses development-only settings (development sign-in, generated secret).'),
  PORT: count(0, 65_535).default(8000).describe('HTTP and sockets; 0 takes a free one.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// or postgresql:// URL')
    .optional()
    .describe('PostgreSQL 15 or newer. Unset: the embedded database.'),
  DATABASE_DIR: z
    .string()
    .min(1)
    .default('./.data/pg')
    .describe('Where the embedded database keeps its files.'),
  // An import uses three connections: lock, session, queries.
  DATABASE_POOL_SIZE: count(3, 500).default(10).describe('Database connections per process.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// or rediss:// URL')
    .optional()
    .describe(
      'Redis 7 or newer: cache, limits and answers shared by several processes. Its database number keeps installations apart. Unset: one process.',
    ),
  REDIS_PASSWORD: optionalText.describe('Password of Redis, when it does not stand in REDIS_URL.'),
  NEXTAUTH_SECRET: optionalText.describe(
    'Signs and verifies tokens; required in production, at least 32 characters. In development one is generated into DATABASE_DIR.',
  ),
  JWT_ALGORITHM: z
    .enum(['HS256', 'HS384', 'HS512'])
    .default('HS256')
    .describe('The only algorithm that signed tokens may use.'),
  JWT_EXPIRE_MINUTES: count(1, 525_600)
    .default(1440)
    .describe('Life of an access token of this service, in minutes.'),
  AUTH_DEV_LOGIN: flag
    .optional()
    .describe(
      'Whether POST /api/auth/dev-token exists, for requests of this machine only. Default: true in development, refused in production.',
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
    .describe('Allowed browser origins, comma-separated; the first one is where sign-in returns to.'),
  LLM_PROVIDER: z
    .enum(['auto', 'anthropic', 'openai', 'embedded'])
    .default('auto')
    .describe('Which language model answers; auto takes the first that has its key, else embedded.'),
  CLAUDE_API_KEY: optionalText.describe('Key of the Claude API.'),
  ANTHROPIC_API_KEY: optionalText.describe('Another name of CLAUDE_API_KEY, used when that one is unset.'),
  ANTHROPIC_BASE_URL: address.describe('Another address of the Claude API, such as a gateway.'),
  CLAUDE_MODEL: z.string().default('claude-sonnet-5-5').describe('Model name at the Claude API.'),
  OPENAI_API_KEY: optionalText.describe(
    'Key of the OpenAI API. A server of your own at OPENAI_BASE_URL may need none.',
  ),
  OPENAI_BASE_URL: address.describe(
    'Another server that speaks the OpenAI chat completions API, such as Ollama or vLLM, e.g. http://localhost:11434/v1.',
  ),
  OPENAI_MODEL: z.string().default('gpt-5-mini').describe('Model name at the OpenAI API.'),
  LLM_FALLBACK: z
    .enum(['embedded', 'openai', 'anthropic', 'none'])
    .default('embedded')
    .describe('What answers while the provider cannot be reached.'),
  LLM_MAX_TOKENS: count(1, 200_000).default(4096).describe('Longest model output of one request, in tokens.'),
  LLM_MAX_TOOL_ROUNDS: count(1, 64).default(8).describe('How many rounds of tool calls one answer may take.'),
  LLM_TIMEOUT_MS: count(1, 3_600_000)
    .default(120_000)
    .describe('Longest time of one answer, in milliseconds.'),
  LLM_MAX_CONCURRENCY: count(1, 100_000).default(64).describe('Answers being made at once by one process.'),
  DAILY_REQUEST_LIMIT: count(0, 1_000_000_000)
    .default(100)
    .describe('Questions per person and day (UTC), unless an administrator set another number.'),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1).describe('Multiplies every rate budget.'),
  TRUST_PROXY: count(0, 100)
    .default(0)
    .describe("How many proxies in front are trusted for the client's address."),
  ADMIN_EMAILS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((email) => email.trim().toLowerCase())
        .filter((email) => email !== ''),
    )
    .describe(
      'E-mail addresses of administrators, comma-separated; the sign-in must have verified the address.',
    ),
  DATA_SOURCE_URL: optionalText.describe(
    'Base URL or folder of the UFC CSV files that `npm run data:import` reads when it is given none.',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged.'),
});

export type Environment = z.infer<typeof environmentSchema>;
