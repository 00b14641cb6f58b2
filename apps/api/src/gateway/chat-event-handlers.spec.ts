import { describe, expect, it } from '@jest/globals';
import { CLIENT_EVENTS } from '@app/chat-protocol';
import { assertAllHandled } from './chat-event-handlers.js';

describe(assertAllHandled.name, () => {
  const events = Object.keys(CLIENT_EVENTS);

  it('accepts a handler for each event', () => {
    expect(() => assertAllHandled(events)).not.toThrow();
  });

  it.each([
    ['an event without a handler', events.slice(1), `no handler for [${events[0]}]`],
    ['a handler without an event', [...events, 'ehco'], 'no schema for [ehco]'],
  ])('refuses %s', (_, handled, message) => {
    expect(() => assertAllHandled(handled)).toThrow(message);
  });
});
