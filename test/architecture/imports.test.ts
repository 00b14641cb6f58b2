import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files.js';
import { findCrossings, findCycle, type Walls } from './walls.js';

/** What other rooms know of sign-in: who is calling, and what a route declares about it. */
const AUTH_TYPES =
  /^apps\/api\/src\/auth\/(authenticated-user|auth\.errors|public\.decorator|current-user\.decorator)\.ts$/;
/** The files directly in the service's `src`: its composition root. */
const COMPOSITION_ROOT = /^apps\/api\/src\/[^/]+\.ts$/;

const LIBRARIES = ['common', 'config', 'database', 'mma', 'data-collection'];
/** What every room of the service may use: the edges' shared means. */
const EDGES = ['api/auth-types', 'api/errors', 'api/http'];

/** Folders of libs/mma, each of which may import those before it. */
const MMA = [
  'mma/domain',
  'mma/entities',
  'mma/repositories',
  'mma/names',
  'mma/events',
  'mma/ratings',
  'mma/figures',
  'mma/query',
  'mma/sql',
  'mma/tools',
];

/** What every part of the page may use. */
const WEB_PARTS = ['shell', 'auth', 'api', 'theme', 'ui', 'i18n', 'lib'].map((room) => `web/${room}`);

const WALLS: Walls = {
  roomOf(path) {
    if (AUTH_TYPES.test(path)) return 'api/auth-types';
    if (COMPOSITION_ROOT.test(path)) return 'api';
    const room = /^apps\/api\/src\/([^/]+)\//.exec(path);
    if (room !== null) return `api/${room[1]}`;
    if (path.startsWith('apps/cli/src/')) return 'cli';
    const web = /^apps\/web\/src\/([^/]+)\//.exec(path);
    if (web !== null) return `web/${web[1]}`;
    if (path.startsWith('apps/web/')) return 'web';
    const mma = /^libs\/mma\/src\/([^/]+)\//.exec(path);
    if (mma !== null) return `mma/${mma[1]}`;
    return /^libs\/([^/]+)\/src\//.exec(path)?.[1];
  },
  shared: ['common', 'chat-protocol'],
  isolated: ['common', 'chat-protocol', 'client', 'web/lib'],
  mayImport: {
    config: ['common'],
    redis: ['config'],
    cache: ['redis', 'config', 'common'],
    database: ['config', 'common'],
    analyst: ['mma/domain', 'common'],
    // Its module and its public names.
    mma: [...MMA, 'database', 'config', 'common'],
    'mma/domain': ['common'],
    'mma/entities': ['mma/domain', 'database', 'common'],
    'mma/repositories': ['mma/entities', 'mma/domain', 'database', 'common'],
    'mma/names': ['mma/repositories', 'mma/domain', 'common'],
    'mma/events': ['mma/names', 'mma/repositories', 'mma/domain', 'common'],
    'mma/ratings': ['mma/repositories', 'mma/entities', 'mma/domain', 'database', 'common'],
    'mma/figures': ['mma/ratings', 'mma/repositories', 'mma/entities', 'mma/domain', 'database', 'common'],
    'mma/query': [...MMA.slice(0, 7), 'common'],
    'mma/sql': ['mma/names', 'mma/domain', 'database', 'common'],
    'mma/tools': [...MMA, 'database', 'common'],
    'data-collection': ['mma', 'database', 'config', 'common'],

    api: ['*'],
    'api/auth-types': ['common'],
    'api/errors': ['api/auth-types', 'common', 'config', 'database'],
    'api/http': ['api/auth-types', 'api/errors', 'common', 'config', 'database', 'redis'],
    'api/logging': ['common', 'config'],
    'api/cluster': ['redis', 'config', 'common'],
    'api/user': [...EDGES, 'api/cluster', 'common', 'config', 'database'],
    'api/auth': [...EDGES, 'api/cluster', 'api/user', 'common', 'config'],
    'api/chat-session': [...EDGES, 'api/user', 'common', 'config', 'database', 'mma'],
    'api/usage': [...EDGES, 'api/user', 'common', 'config', 'database'],
    'api/llm': ['api/cluster', 'api/usage', 'analyst', 'cache', 'common', 'config', 'mma', 'redis'],
    mcp: ['mma'],
    'api/mcp': [...EDGES, 'api/auth', 'api/tools', 'config', 'mcp'],
    'api/oauth': [...EDGES, 'api/auth', 'api/user', 'config'],
    'api/tools': [...EDGES, 'api/user', 'mma'],
    'api/chat-turn': [
      'redis',
      'api/cluster',
      'api/auth-types',
      'api/user',
      'api/chat-session',
      'api/usage',
      'api/llm',
      'common',
      'config',
      'database',
      'mma',
    ],
    'api/gateway': [
      ...EDGES,
      'redis',
      'api/cluster',
      'api/auth',
      'api/user',
      'api/chat-session',
      'api/chat-turn',
      'common',
      'config',
    ],
    'api/web': [...EDGES, 'api/auth', 'config'],
    // Describes what the others send and accept.
    'api/docs': [...EDGES, 'api/gateway', 'common', 'config', 'mma'],
    'api/admin': [
      ...EDGES,
      'api/user',
      'api/usage',
      'api/operations',
      'api/chat-session',
      'api/chat-turn',
      'analyst',
      'common',
      'config',
      'data-collection',
    ],
    'api/operations': [
      ...EDGES,
      'api/gateway',
      'api/cluster',
      'api/chat-turn',
      'api/llm',
      'api/usage',
      ...LIBRARIES,
    ],

    // The page: its entry, then what all of it shares, then its parts.
    web: ['*'],
    'web/i18n': ['web/lib'],
    'web/theme': ['web/lib'],
    'web/ui': ['web/i18n', 'web/lib'],
    'web/markdown': ['web/ui', 'web/i18n', 'web/lib'],
    'web/api': ['web/i18n', 'web/lib'],
    'web/auth': ['web/api', 'web/lib'],
    'web/shell': ['web/auth', 'web/api', 'web/theme', 'web/ui', 'web/i18n', 'web/lib'],
    'web/chat': [...WEB_PARTS, 'web/markdown'],
    'web/console': WEB_PARTS,
    cli: [...LIBRARIES, 'client', 'mcp'],
  },
  packages: [
    {
      name: /^typeorm(\/|$)/,
      onlyIn:
        /\.(entity|repository)\.ts$|^libs\/database\/|^libs\/mma\/src\/(entities\/statistic-columns|repositories\/abortable-query)\.ts$/,
    },
    { name: /^@nestjs\/typeorm$/, onlyIn: /\.(module|repository)\.ts$|^libs\/database\// },
    // Pure code.
    { name: /^@nestjs\//, onlyIn: /^(?!libs\/(mma\/src\/domain|analyst)\/)/ },
    { name: /^@anthropic-ai\/sdk/, onlyIn: /^apps\/api\/src\/llm\/providers\/anthropic\// },
    { name: /^openai(\/|$)/, onlyIn: /^apps\/api\/src\/llm\/providers\/openai\// },
    { name: /^@electric-sql\//, onlyIn: /^libs\/database\/src\/embedded\// },
    { name: /^(passport|jsonwebtoken|@nestjs\/passport)/, onlyIn: /^apps\/api\/src\/auth\// },
    { name: /^(socket\.io|ws)$/, onlyIn: /^apps\/api\/src\/gateway\// },
    {
      name: /^@nestjs\/(websockets|platform-socket\.io)(\/|$)/,
      onlyIn: /^apps\/api\/src\/(gateway\/|[^/]+\.ts$)/,
    },
    { name: /^socket\.io-client$/, onlyIn: /^libs\/client\// },
    { name: /^@nestjs\/(swagger|platform-fastify)$|^fastify$|^@fastify\//, onlyIn: /^apps\/api\// },
    { name: /^(cache-manager|@cacheable\/|@?keyv)/, onlyIn: /^libs\/cache\// },
    { name: /^@redis\/client/, onlyIn: /^libs\/redis\// },
    {
      name: /^@modelcontextprotocol\/sdk/,
      onlyIn: /^(libs\/mcp|apps\/api\/src\/mcp|apps\/cli\/src\/mcp)\//,
    },
    { name: /^@opentelemetry\//, onlyIn: /^apps\/api\/src\/operations\/telemetry\// },
    { name: /^csv-parse/, onlyIn: /^libs\/(data-collection|mma\/src\/names)\// },
  ],
};

const FILES = sourceFiles('apps', 'libs');

const file = (path: string, ...imports: string[]): SourceFile => ({
  path,
  text: imports.map((specifier) => `import type { X } from '${specifier}';`).join('\n'),
});

describe('the walls of the house', () => {
  it('are crossed by no import', () => {
    expect(findCrossings(FILES, WALLS)).toEqual([]);
  });

  it('enclose rooms that depend on one another in one direction only', () => {
    expect(findCycle(FILES, WALLS)).toBeUndefined();
  });

  it('are not reached by a dynamic import of an alias, which the build does not rewrite', () => {
    const files = FILES.filter(({ text }) => /\bimport\(['"]@app\//.test(text)).map(({ path }) => path);
    expect(files).toEqual([]);
  });

  it('need no forwardRef', () => {
    expect(FILES.filter(({ text }) => /\bforwardRef\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('keep the row of a user inside its room and the entities that refer to it', () => {
    const strangers = FILES.filter(
      ({ path, text }) =>
        /user\.entity\.js'/.test(text) &&
        !path.startsWith('apps/api/src/user/') &&
        !path.endsWith('.entity.ts') &&
        !COMPOSITION_ROOT.test(path),
    );
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });
});

describe('a crossing is caught', () => {
  it.each([
    ['a library that imports an application', file('libs/mma/src/a.ts', '../../../apps/api/src/main.js')],
    ['a library that imports one above it', file('libs/database/src/a.ts', '@app/mma')],
    ['a shared library that imports another one', file('libs/chat-protocol/src/a.ts', '@app/common')],
    ['a client that needs more than its own files', file('libs/client/src/a.ts', '@app/chat-protocol')],
    ['a service that looks into the model room', file('apps/api/src/user/a.ts', '../llm/language-model.js')],
    ['sessions that know of answers', file('apps/api/src/chat-session/a.ts', '../chat-turn/b.js')],
    ['figures that know of tools', file('libs/mma/src/figures/a.ts', '../tools/tool.js')],
    ['an analyst that knows more than the domain', file('libs/analyst/src/a.ts', '@app/mma')],
    ['TypeORM in a service', file('apps/api/src/user/user.service.ts', 'typeorm')],
    ["a provider's SDK outside its adapter", file('apps/api/src/chat-turn/a.ts', '@anthropic-ai/sdk')],
    ['a room that nobody has declared', file('apps/api/src/misc/a.ts', '../user/user.service.js')],
  ])('%s', (_, crossing) => {
    expect(findCrossings([crossing], WALLS)).toHaveLength(1);
  });

  it.each([
    ['a dynamic import', `const x = await import('../llm/language-model.js');`],
    ['a re-export', `export * from '../llm/language-model.js';`],
    ['an import for its effects', `import '../llm/language-model.js';`],
  ])('as %s', (_, text) => {
    expect(findCrossings([{ path: 'apps/api/src/user/a.ts', text }], WALLS)).toHaveLength(1);
  });

  it('when rooms depend on one another in a circle', () => {
    const files = [
      file('libs/a/src/x.ts', '@app/b'),
      file('libs/b/src/x.ts', '@app/c'),
      file('libs/c/src/x.ts', '@app/a'),
    ];
    expect(findCycle(files, WALLS)).toBe('a → b → c → a');
    expect(findCycle(files.slice(0, 2), WALLS)).toBeUndefined();
  });
});
