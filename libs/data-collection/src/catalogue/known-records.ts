import type { CatalogueEvent } from './event-catalogue.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

/** Records of earlier imports, queried for what a file set leaves open. */
export interface KnownRecords {
  /** Events by name or alias, keyed by the given name. */
  findEvents(names: readonly string[]): Promise<Map<string, CatalogueEvent>>;
  /** Fighters by folded name or alias, keyed by the given folded name. */
  findFighters(foldedNames: readonly string[]): Promise<Map<string, CatalogueFighter[]>>;
}

export const NOTHING_KNOWN: KnownRecords = {
  findEvents: async () => new Map(),
  findFighters: async () => new Map(),
};
