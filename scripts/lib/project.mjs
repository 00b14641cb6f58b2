import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const MINIMUM_NODE = [20, 19, 0];

export function requireNode() {
  const version = process.versions.node.split('.').map(Number);
  const difference = MINIMUM_NODE.map((part, index) => version[index] - part).find((part) => part !== 0) ?? 0;
  if (difference < 0) {
    say(
      `Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Get it at nodejs.org.`,
    );
    process.exit(1);
  }
}

/** Prints one line of progress. Standard output is reserved for results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

export const seconds = (startedAt) => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
