import { ExplainedError } from '@app/common';
import { InvalidEnvironmentError } from '@app/config';

/** The message for a failed start: the reason and what to do. Only an unexpected error comes with its stack. */
export function describeStartFailure(error: unknown): string {
  if (error instanceof InvalidEnvironmentError) {
    return `${error.message}\nCorrect these variables (each is explained in .env.example) and start again.`;
  }
  if (error instanceof ExplainedError) return `The service did not start. ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return 'The service did not start: its port is taken by another program. End that program, or set PORT to another number.';
  }
  if (code === 'EACCES') {
    return 'The service did not start: this user may not open its port. Set PORT to a number above 1023.';
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The service did not start because of an unexpected error:\n${details}`;
}
