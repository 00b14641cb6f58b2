import type { ServerEventPayloads } from '@app/client';
import type { z } from 'zod';
import { ANSWER_EVENTS } from './answer-events.js';
import { CONVERSATION_EVENTS } from './conversation-events.js';
import type { EventDefinition } from './event-definition.js';
import type { Holds, SameType } from './same-type.js';

const DEFINITIONS = { ...CONVERSATION_EVENTS, ...ANSWER_EVENTS };

/** Everything that the service sends, by event name. */
export const SERVER_EVENTS: {
  [Name in keyof ServerEventPayloads]: EventDefinition<ServerEventPayloads[Name]>;
} = DEFINITIONS;

/** The protocol that clients are given says the same of every event. */
export type DescribesTheServerEvents = Holds<
  SameType<
    { [Name in keyof typeof DEFINITIONS]: z.output<(typeof DEFINITIONS)[Name]['payload']> },
    { [Name in keyof ServerEventPayloads]: ServerEventPayloads[Name] }
  >
>;
