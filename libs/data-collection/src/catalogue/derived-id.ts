import { createHash } from 'node:crypto';
import { foldText } from '@app/mma';

const LONGEST_ID = 40;
const HASH_LENGTH = 8;

/** An id for what the source names without an address: `n-` and the folded name, always the same for a name. */
export function derivedId(name: string): string {
  const slug = foldText(name).replaceAll(' ', '-');
  const id = `n-${slug}`;
  if (slug !== '' && id.length <= LONGEST_ID) return id;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${id.slice(0, LONGEST_ID - HASH_LENGTH - 1)}-${hash}`;
}

/** Whether an id was derived from a name because the source gave none. */
export const isDerivedId = (id: string): boolean => id.startsWith('n-');
