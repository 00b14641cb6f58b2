import { storableText } from '@app/common';

export { wellFormed } from '@app/common';

/** JSON that PostgreSQL takes as jsonb, which holds neither NUL nor half a surrogate pair, be it in a key. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return storableText(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, held]) => [storableText(key), held as unknown]),
    );
  });
}
