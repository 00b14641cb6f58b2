import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { environmentSchema, type Environment } from './environment.schema.js';
import { readSecretFiles } from './secret-files.js';
import { findSources, type SettingSource } from './settings.js';

/** Values of examples and tutorials, rejected as secrets in production. */
const PLACEHOLDER_SECRETS = /^(secret|change-?me|your[-_ ]|example|test|password|development)/i;
const MINIMUM_SECRET_LENGTH = 32;

export class AppConfig {
  readonly isProduction: boolean;
  readonly devLoginEnabled: boolean;
  readonly claudeApiKey: string | undefined;
  readonly nextAuthSecret: string;
  /** The secrets that verify tokens; the first one also signs them. */
  readonly nextAuthSecrets: readonly string[];

  /** URL of the service for browsers, without a trailing slash. */
  readonly publicUrl: string;

  constructor(
    readonly env: Environment,
    secret: string,
    /** Where each setting comes from. */
    readonly sources: ReadonlyMap<string, SettingSource> = new Map(),
  ) {
    this.isProduction = env.NODE_ENV === 'production';
    this.devLoginEnabled = env.AUTH_DEV_LOGIN ?? !this.isProduction;
    this.claudeApiKey = env.CLAUDE_API_KEY ?? env.ANTHROPIC_API_KEY;
    this.publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    this.nextAuthSecret = secret;
    this.nextAuthSecrets = [secret, ...env.NEXTAUTH_SECRET_PREVIOUS];
  }
}

/** One line per invalid variable, without its value. */
export class InvalidEnvironmentError extends Error {
  constructor(readonly faults: string[]) {
    super(['The environment is not valid:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'InvalidEnvironmentError';
  }
}

/**
 * Validates the variables and reads files of secrets. In development, stores a generated secret in DATABASE_DIR.
 * @param dotenv names of variables that only `.env` has
 */
export function loadConfig(
  variables: Record<string, string | undefined>,
  dotenv: ReadonlySet<string> = new Set(),
): AppConfig {
  const withSecrets = readSecretFiles(variables);
  if (withSecrets.faults.length > 0) throw new InvalidEnvironmentError(withSecrets.faults);
  const present = Object.fromEntries(
    Object.entries(withSecrets.variables).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new InvalidEnvironmentError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  const faults = findFaults(env);
  if (faults.length > 0) throw new InvalidEnvironmentError(faults);
  const secret = env.NEXTAUTH_SECRET ?? readOrCreateSecret(env.DATABASE_DIR);
  return new AppConfig(env, secret, findSources(variables, withSecrets.variables, dotenv));
}

function findFaults(env: Environment): string[] {
  const faults: string[] = [];
  if (env.GOOGLE_CLIENT_SECRET !== undefined && env.GOOGLE_CLIENT_ID.length === 0) {
    faults.push('GOOGLE_CLIENT_ID: is required when GOOGLE_CLIENT_SECRET is set');
  }
  if (env.NODE_ENV === 'production') {
    if (env.GOOGLE_ISSUER?.startsWith('http:') === true) {
      faults.push('GOOGLE_ISSUER: must be an https:// URL in production');
    }
    if (env.GOOGLE_CLIENT_SECRET !== undefined && env.PUBLIC_URL === undefined) {
      faults.push('PUBLIC_URL: is required in production when GOOGLE_CLIENT_SECRET is set');
    }
    const isWeak = (secret: string) =>
      secret.length < MINIMUM_SECRET_LENGTH || PLACEHOLDER_SECRETS.test(secret);
    if (env.NEXTAUTH_SECRET_PREVIOUS.some(isWeak)) {
      faults.push(
        `NEXTAUTH_SECRET_PREVIOUS: every secret must have at least ${MINIMUM_SECRET_LENGTH} characters and be no placeholder in production`,
      );
    }
    if (env.NEXTAUTH_SECRET === undefined) faults.push('NEXTAUTH_SECRET: is required in production');
    else if (env.NEXTAUTH_SECRET.length < MINIMUM_SECRET_LENGTH) {
      faults.push(`NEXTAUTH_SECRET: must have at least ${MINIMUM_SECRET_LENGTH} characters in production`);
    } else if (PLACEHOLDER_SECRETS.test(env.NEXTAUTH_SECRET)) {
      faults.push('NEXTAUTH_SECRET: is a placeholder; generate one with `openssl rand -base64 48`');
    }
    if (env.AUTH_DEV_LOGIN === true) faults.push('AUTH_DEV_LOGIN: must not be true in production');
  }
  faults.push(...findMissingKeys(env));
  return faults;
}

/** A provider named by LLM_PROVIDER or LLM_FALLBACK must be configured; `auto` chooses among configured ones. */
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
