import type { CatalogueEvent } from './event-catalogue.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

/** What earlier imports know, asked where a file set leaves something open. */
export interface KnownRecords {
  /** Events by name or other name, under the name asked for. */
  findEvents(names: readonly string[]): Promise<Map<string, CatalogueEvent>>;
  /** People by folded name or other spelling, under the folded name asked for. */
  findFighters(foldedNames: readonly string[]): Promise<Map<string, CatalogueFighter[]>>;
}

/** For reading a file set by itself. */
export const NOTHING_KNOWN: KnownRecords = {
  findEvents: async () => new Map(),
  findFighters: async () => new Map(),
};
