import { say, seconds } from './project.mjs';

const UPDATE_MS = 1000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Says what is being done and, at the end, how long it took; on a terminal with the time so far.
 * @param phase such as "Building"
 */
export async function withProgress(phase, work) {
  const startedAt = Date.now();
  const isTerminal = process.stderr.isTTY === true;
  const show = () =>
    process.stderr.write(`${CLEAR_LINE}${phase} … ${Math.round((Date.now() - startedAt) / 1000)} s`);
  if (isTerminal) process.stderr.write(`${phase} …`);
  else say(`${phase} …`);
  const timer = isTerminal ? setInterval(show, UPDATE_MS) : undefined;
  try {
    const result = await work();
    clearInterval(timer);
    if (isTerminal) process.stderr.write(CLEAR_LINE);
    say(`${phase}: ${seconds(startedAt)}`);
    return result;
  } catch (error) {
    clearInterval(timer);
    if (isTerminal) process.stderr.write('\n');
    throw error;
  }
}
