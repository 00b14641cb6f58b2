import { askCommand } from './ask/ask.command.js';
import type { CliCommand } from './command.js';
import {
  dataBacktestCommand,
  dataImportCommand,
  dataReportCommand,
  dataStarterCommand,
  dataSyncCommand,
  dataVerifyCommand,
  namesReportCommand,
} from './data/data.commands.js';
import {
  clientTypesCommand,
  environmentExampleCommand,
  errorDocsCommand,
  eventDocsCommand,
  sqlDocsCommand,
  toolDocsCommand,
} from './docs/docs.commands.js';
import { evalCommand } from './eval/eval.command.js';
import { llmCheckCommand } from './llm/llm.commands.js';
import { mcpCommand } from './mcp/mcp.command.js';
import { tokenCommand } from './token/token.command.js';
import { toolCommand } from './tool/tool.command.js';

/**
 * All commands. A new one is exported from a `*.commands.ts` file (`data/` and `docs/` have one), listed
 * here, and has a script in package.json.
 */
export const COMMANDS: readonly CliCommand[] = [
  askCommand,
  evalCommand,
  dataImportCommand,
  dataSyncCommand,
  dataVerifyCommand,
  dataBacktestCommand,
  dataReportCommand,
  dataStarterCommand,
  namesReportCommand,
  toolCommand,
  mcpCommand,
  llmCheckCommand,
  tokenCommand,
  environmentExampleCommand,
  toolDocsCommand,
  errorDocsCommand,
  eventDocsCommand,
  sqlDocsCommand,
  clientTypesCommand,
];

export const findCommand = (name: string): CliCommand | undefined =>
  COMMANDS.find((command) => command.name === name);
