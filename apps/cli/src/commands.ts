import { askCommand } from './ask/ask.command.js';
import { clientTypesCommand } from './client-types/client-types.command.js';
import type { CliCommand } from './command.js';
import { dataImportCommand } from './data-import/data-import.command.js';
import { dataReportCommand } from './data-report/data-report.command.js';
import { dataStarterCommand } from './data-starter/data-starter.command.js';
import { dataVerifyCommand } from './data-verify/data-verify.command.js';
import { environmentExampleCommand } from './environment-example/environment-example.command.js';
import { errorDocsCommand } from './protocol-docs/error-docs.command.js';
import { eventDocsCommand } from './protocol-docs/event-docs.command.js';
import { namesReportCommand } from './names-report/names-report.command.js';
import { tokenCommand } from './token/token.command.js';
import { toolCommand } from './tool/tool.command.js';
import { toolDocsCommand } from './tool-docs/tool-docs.command.js';

/** Every command; a new one is a `*.command.ts` file, a line here and a script in package.json. */
export const COMMANDS: readonly CliCommand[] = [
  askCommand,
  dataImportCommand,
  dataVerifyCommand,
  dataReportCommand,
  dataStarterCommand,
  namesReportCommand,
  toolCommand,
  tokenCommand,
  environmentExampleCommand,
  toolDocsCommand,
  errorDocsCommand,
  eventDocsCommand,
  clientTypesCommand,
];

export const findCommand = (name: string): CliCommand | undefined =>
  COMMANDS.find((command) => command.name === name);
