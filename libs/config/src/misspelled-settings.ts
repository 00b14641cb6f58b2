import { editDistance } from '@app/common';
import { environmentSchema } from './environment.schema.js';
import { fileVariableOf, SECRET_SETTINGS } from './secret-files.js';

const SETTINGS = [...Object.keys(environmentSchema.shape), ...SECRET_SETTINGS.map(fileVariableOf)];
/** Short names resemble each other by chance. */
const SHORTEST_WITH_TWO_EDITS = 9;
/** Names of other programs that resemble a setting. */
const OTHERS = new Set(['DATABASE_USER', 'DATABASE_NAME', 'REDIS_HOST', 'REDIS_PORT']);

/** Variables that are probably misspelled settings, one sentence each with the nearest setting. */
export function findMisspelledSettings(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (SETTINGS.includes(name) || OTHERS.has(name)) return [];
    const nearest = nearestSetting(name);
    return nearest === undefined ? [] : [`${name} is not a setting and is ignored; did you mean ${nearest}?`];
  });
}

function nearestSetting(name: string): string | undefined {
  const written = name.toUpperCase();
  const limit = written.length < SHORTEST_WITH_TWO_EDITS ? 1 : 2;
  const [nearest] = SETTINGS.map((setting) => ({ setting, edits: editDistance(written, setting, limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.setting;
}
