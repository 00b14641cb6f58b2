import type { ResultRow } from '../parse/result-row.parser.js';
import type { CatalogueEvent } from './event-catalogue.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

/** A bout whose event and people are told. */
export interface LinkedBout {
  row: ResultRow;
  event: CatalogueEvent;
  /** The first named. */
  a: CatalogueFighter;
  b: CatalogueFighter;
  /** 0 is the main event. */
  cardPosition: number;
}
