import { describe, expect, it } from '@jest/globals';
import type { ChatSession } from '../../api/types.js';
import { groupSessions, matchSessions } from './group-sessions.js';

const NOW = new Date(2026, 7, 20, 15, 0);

const session = (title: string | null, usedAt: Date): ChatSession => ({
  session_id: title ?? 'none',
  user_id: 1,
  title,
  message_count: 2,
  last_message_at: usedAt.toISOString(),
  created_at: usedAt.toISOString(),
  updated_at: usedAt.toISOString(),
});

describe(groupSessions, () => {
  it('goes by the days of the reader, and leaves empty groups out', () => {
    const sessions = [
      session('a', new Date(2026, 7, 20, 0, 0)),
      session('b', new Date(2026, 7, 19, 23, 59)),
      session('c', new Date(2026, 7, 1)),
    ];
    expect(groupSessions(sessions, NOW).map(({ group, sessions: [first] }) => [group, first?.title])).toEqual(
      [
        ['today', 'a'],
        ['yesterday', 'b'],
        ['older', 'c'],
      ],
    );
  });
});

describe(matchSessions, () => {
  const sessions = ['존 존스 전적', 'Jon JONES record', null].map((title) => session(title, NOW));
  const titles = (text: string): (string | null)[] => matchSessions(sessions, text).map(({ title }) => title);

  it('wants every word, whatever its case, width and composition', () => {
    expect(titles('jones')).toEqual(['Jon JONES record']);
    expect(titles('record jon')).toEqual(['Jon JONES record']);
    expect(titles('전적 존스'.normalize('NFD'))).toEqual(['존 존스 전적']);
    expect(titles('ｊｏｎ')).toEqual(['Jon JONES record']);
    expect(titles('존스 record')).toEqual([]);
  });

  it('lists all without words', () => {
    expect(titles('  ')).toHaveLength(3);
  });
});
