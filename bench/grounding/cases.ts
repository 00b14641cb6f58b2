import type { AliasEntry } from '@app/mma';
import { checkClaims } from '../../apps/api/src/llm/grounding/check-claims.js';
import { Facts } from '../../apps/api/src/llm/grounding/facts/facts.js';
import type { SlotKind } from './slots.js';
import { NOW, TIME_ZONE, type Turn } from './turn.js';

export type CaseGroup = 'analyst' | 'strong' | 'held_out';

/** A right text with what supports it. */
export interface GroundingCase extends Turn {
  id: string;
  group: CaseGroup;
}

/** A case with one fact changed. */
export interface Mutation {
  of: GroundingCase;
  kind: SlotKind;
  text: string;
  change: string;
}

/** The claims of a text that are not verified. */
export function unverifiedIn(
  { language, question, calls }: GroundingCase,
  text: string,
  aliases: readonly AliasEntry[],
): readonly { text: string; offset: number }[] {
  const facts = new Facts({ language, now: NOW, timeZone: TIME_ZONE, aliases });
  facts.addText(question);
  for (const { name, arguments: args, result } of calls)
    facts.addToolResult({ name, arguments: args }, result);
  return checkClaims(text, facts).unverified;
}
