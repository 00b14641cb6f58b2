import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { environmentSchema, type Environment } from './environment.schema.js';

/** Values that stand in examples and tutorials; production refuses them as secrets. */
const PLACEHOLDER_SECRETS = /^(secret|change-?me|your[-_ ]|example|test|password|development)/i;
const MINIMUM_SECRET_LENGTH = 32;

/** The validated settings. Inject it by this class; its fields are named as the variables are. */
export class AppConfig {
  readonly isProduction: boolean;
  readonly devLoginEnabled: boolean;
  readonly claudeApiKey: string | undefined;
  /** The key of the token signature, as text. */
  readonly nextAuthSecret: string;

  constructor(
    readonly env: Environment,
    secret: string,
  ) {
    this.isProduction = env.NODE_ENV === 'production';
    this.devLoginEnabled = env.AUTH_DEV_LOGIN ?? !this.isProduction;
    this.claudeApiKey = env.CLAUDE_API_KEY ?? env.ANTHROPIC_API_KEY;
    this.nextAuthSecret = secret;
  }
}

/** Thrown when the environment is wrong: one line per fault, naming the variable, never its value. */
export class InvalidEnvironmentError extends Error {
  constructor(readonly faults: string[]) {
    super(['The environment is not valid:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'InvalidEnvironmentError';
  }
}

/** Checks the variables and makes the settings. Writes a generated secret into DATABASE_DIR in development. */
export function loadConfig(variables: Record<string, string | undefined>): AppConfig {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new InvalidEnvironmentError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  const faults = findFaults(env);
  if (faults.length > 0) throw new InvalidEnvironmentError(faults);
  return new AppConfig(env, env.NEXTAUTH_SECRET ?? readOrCreateSecret(env.DATABASE_DIR));
}

function findFaults(env: Environment): string[] {
  const faults: string[] = [];
  if (env.NODE_ENV === 'production') {
    if (env.NEXTAUTH_SECRET === undefined) faults.push('NEXTAUTH_SECRET: is required in production');
    else if (env.NEXTAUTH_SECRET.length < MINIMUM_SECRET_LENGTH) {
      faults.push(`NEXTAUTH_SECRET: must have at least ${MINIMUM_SECRET_LENGTH} characters in production`);
    } else if (PLACEHOLDER_SECRETS.test(env.NEXTAUTH_SECRET)) {
      faults.push('NEXTAUTH_SECRET: is a placeholder; make one with `openssl rand -base64 48`');
    }
    if (env.AUTH_DEV_LOGIN === true) faults.push('AUTH_DEV_LOGIN: must not be true in production');
  }
  faults.push(...findMissingKeys(env));
  return faults;
}

/** LLM_PROVIDER and LLM_FALLBACK may name only a provider that has what it needs; `auto` chooses among those. */
function findMissingKeys(env: Environment): string[] {
  const faults: string[] = [];
  const { LLM_PROVIDER: provider, LLM_FALLBACK: fallback } = env;
  const hasClaude = env.CLAUDE_API_KEY !== undefined || env.ANTHROPIC_API_KEY !== undefined;
  const hasOpenAi = env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined;
  if (provider === 'anthropic' && !hasClaude) {
    faults.push('CLAUDE_API_KEY: is required when LLM_PROVIDER is anthropic');
  }
  if (provider === 'openai' && !hasOpenAi) {
    faults.push('OPENAI_API_KEY: is required when LLM_PROVIDER is openai, unless OPENAI_BASE_URL is set');
  }
  if (fallback === provider) return faults;
  if (fallback === 'anthropic' && !hasClaude) {
    faults.push('LLM_FALLBACK: is anthropic, which needs CLAUDE_API_KEY; set it, or choose embedded or none');
  }
  if (fallback === 'openai' && !hasOpenAi) {
    faults.push(
      'LLM_FALLBACK: is openai, which needs OPENAI_API_KEY or OPENAI_BASE_URL; set one, or choose embedded or none',
    );
  }
  return faults;
}

function readOrCreateSecret(folder: string): string {
  const file = join(folder, 'nextauth-secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      const lostTheRace = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!lostTheRace) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
