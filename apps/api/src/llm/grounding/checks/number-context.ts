import type { FigureClaim } from '../claims/claim.js';
import type { Feature } from '../vocabulary/features.js';
import type { UnitClaims } from './unit-claims.js';

export type NumberClaim = FigureClaim & { kind: 'number' };

/** What a number is compared with. */
export interface NumberContext {
  claims: UnitClaims;
  claim: NumberClaim;
  /** What it counts. */
  features: ReadonlySet<Feature>;
  owners: ReadonlySet<string> | null;
}
