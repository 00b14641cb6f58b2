import { commandText } from '@app/common';
import type { AppConfig } from '@app/config';
import type { DataStatus } from '@app/data-collection';
import type { LanguageModel } from './llm/language-model.js';

export interface StartFacts {
  /** On this machine. */
  url: string;
  config: AppConfig;
  /** Provider and name of the models in order of preference. */
  models: readonly Pick<LanguageModel, 'provider' | 'model'>[];
  /** Makes the first administrator; null if there is one. */
  administratorLink?: string | null;
  /** Null if it could not be read. */
  data: Pick<DataStatus, 'as_of' | 'coverage' | 'counts'> | null;
}

const LABEL_WIDTH = 11;

/** What a developer sees after the start: where the service is, and what it runs on. */
export function renderBanner(facts: StartFacts): string {
  const { url, config } = facts;
  const lines: [string, string][] = [
    ['Model', describeModels(facts)],
    ['Data', describeData(facts)],
    [
      'Database',
      config.env.DATABASE_URL === undefined
        ? `embedded PostgreSQL in ${config.env.DATABASE_DIR}`
        : `PostgreSQL at ${hostOf(config.env.DATABASE_URL)}`,
    ],
    [
      'Redis',
      config.env.REDIS_URL === undefined ? 'none: a single process' : `at ${hostOf(config.env.REDIS_URL)}`,
    ],
    ['Port', describePort(facts)],
    ['REST', `${url}/docs`],
    ['Events', `${url}/docs/events`],
    ['Ask', commandText('ask', '"What is Khabib Nurmagomedov\'s UFC record?"')],
    ...adminLines(facts),
    ['End', 'Ctrl-C'],
  ];
  return [
    '',
    `  MMA Savant is ready at ${url}`,
    '',
    ...lines.map(([label, text]) => `  ${label.padEnd(LABEL_WIDTH)}${text}`),
    '',
  ].join('\n');
}

const adminLines = ({ administratorLink = null }: StartFacts): [string, string][] =>
  administratorLink === null
    ? []
    : [['Admin', `${administratorLink} makes you the first administrator (once, 15 minutes)`]];

function describeModels({ models }: StartFacts): string {
  const [first, ...others] = models.map(({ provider, model }) => `${provider} (${model})`);
  if (first === undefined) return 'none';
  if (models[0]?.provider === 'embedded') {
    return `${first}, which needs no key; CLAUDE_API_KEY or OPENAI_API_KEY selects a language model`;
  }
  return others.length === 0 ? first : `${first}, and while it is down ${others.join(', ')}`;
}

function describeData({ data, config }: StartFacts): string {
  if (data === null) return 'unknown';
  const { as_of: asOf, coverage, counts } = data;
  const size = `${counts.bouts.toLocaleString('en-US')} bouts${asOf === null ? '' : ` up to ${asOf}`}`;
  if (coverage === 'complete') return `all of the UFC: ${size}`;
  const rest =
    config.env.DATA_SYNC_CRON === 'off'
      ? `${commandText('data:sync')} fetches the rest`
      : 'the rest is fetched in the background';
  return `starter data: ${size}; ${rest}`;
}

/** The port may have been chosen by the system. */
function describePort({ url, config }: StartFacts): string {
  const { port } = new URL(url);
  return config.devLoginEnabled
    ? `${port}, on this machine only, because development sign-in is on`
    : `${port}, on all addresses`;
}

/** Host and port without user and password. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : 'its address');
