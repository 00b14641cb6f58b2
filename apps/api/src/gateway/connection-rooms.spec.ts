import { describe, expect, it } from '@jest/globals';
import { type ChatConnection, sessionRoom, userRoom } from './chat-connection.js';
import { ConnectionRooms } from './connection-rooms.js';
import { TooManySessionsError } from './gateway.errors.js';

const SESSIONS_PER_CONNECTION = 200;

describe(ConnectionRooms.name, () => {
  it('limits the sessions that one connection may join', () => {
    const rooms = new ConnectionRooms();
    const connection = { id: 'connection', rooms: new Set() } as unknown as ChatConnection;
    rooms.join(connection, userRoom(1));
    for (let count = 0; count < SESSIONS_PER_CONNECTION; count += 1) {
      rooms.assertMayJoin(connection, `session ${count}`);
      expect(rooms.surplusSession(connection, `session ${count}`)).toBeUndefined();
      rooms.join(connection, sessionRoom(`session ${count}`));
    }
    expect(() => rooms.assertMayJoin(connection, 'one more')).toThrow(TooManySessionsError);
    expect(rooms.surplusSession(connection, 'one more')).toBe('session 0');
    rooms.assertMayJoin(connection, 'session 7');
    expect(rooms.surplusSession(connection, 'session 7')).toBeUndefined();
    rooms.leave(connection, sessionRoom('session 7'));
    rooms.assertMayJoin(connection, 'one more');
  });

  it('keeps no connection that closed while its event was handled', () => {
    const rooms = new ConnectionRooms();
    const connection = { id: 'c', rooms: new Set(), isClosed: true } as unknown as ChatConnection;
    rooms.join(connection, sessionRoom('s'));
    expect(rooms.sessionIds()).toEqual([]);
    expect(connection.rooms.size).toBe(0);
  });
});
