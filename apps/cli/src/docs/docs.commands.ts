import { readFileSync, writeFileSync } from 'node:fs';
import { renderEnvironmentExample } from '@app/config';
import type { CliCommand } from '../command.js';

export const environmentExampleCommand: CliCommand = {
  name: 'docs:env',
  usage: '',
  description: 'generates .env.example from the environment schema',
  async run() {
    writeFileSync('.env.example', renderEnvironmentExample());
    process.stderr.write('Wrote .env.example.\n');
    return 0;
  },
};

export const toolDocsCommand: CliCommand = {
  name: 'docs:tools',
  usage: '',
  description: 'generates docs/tools.md from the tool definitions',
  async run() {
    const { writeToolDocs } = await import('./tool-docs.js');
    return writeToolDocs();
  },
};

export const errorDocsCommand: CliCommand = {
  name: 'docs:errors',
  usage: '',
  description: 'generates docs/errors.md from the table of error codes',
  async run() {
    const { renderErrorDocs } = await import('./error-docs.js');
    writeFileSync('docs/errors.md', renderErrorDocs());
    process.stderr.write('Wrote docs/errors.md.\n');
    return 0;
  },
};

export const eventDocsCommand: CliCommand = {
  name: 'docs:events',
  usage: '',
  description: 'generates the tables of events in docs/realtime.md',
  async run() {
    const { replaceEventTables } = await import('./event-docs.js');
    writeFileSync('docs/realtime.md', replaceEventTables(readFileSync('docs/realtime.md', 'utf8')));
    process.stderr.write('Wrote the tables of docs/realtime.md.\n');
    return 0;
  },
};

export const sqlDocsCommand: CliCommand = {
  name: 'docs:sql',
  usage: '',
  description: 'generates docs/sql.md from the views of run_query',
  async run() {
    const { renderSqlDocs } = await import('./sql-docs.js');
    writeFileSync('docs/sql.md', renderSqlDocs());
    process.stderr.write('Wrote docs/sql.md.\n');
    return 0;
  },
};

export const clientTypesCommand: CliCommand = {
  name: 'client:types',
  usage: '',
  description: "generates the client's types from the schemas of the chat protocol",
  async run() {
    const { renderClientTypes } = await import('./client-types.js');
    writeFileSync('libs/client/src/protocol.ts', renderClientTypes());
    process.stderr.write('Wrote libs/client/src/protocol.ts.\n');
    return 0;
  },
};
