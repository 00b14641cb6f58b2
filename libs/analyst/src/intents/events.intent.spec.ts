import { describe, expect, it } from '@jest/globals';
import { askAnalyst, found, listedEvent } from '../testing/recorded-tools.js';
import { eventsIntent } from './events.intent.js';

const TWO = [
  listedEvent('UFC Fight Night: Aspinall vs. Tybura'),
  listedEvent('UFC 286: Edwards vs. Usman 3', { date: '2023-03-18', main_event: null }),
];

describe(eventsIntent.name, () => {
  it('lists the events of a place and a time', async () => {
    const { text, calls } = await askAnalyst('UFC events in London in 2023', {
      search_events: found(TWO, { notes: ['2 events match.'] }),
    });
    expect(calls).toEqual([
      'search_events {"location":"London","from":"2023-01-01","to":"2023-12-31","order":"newest","limit":30}',
    ]);
    expect(text).toContain('There were 2 UFC events in London in 2023:');
    expect(text).toContain(
      '| March 18, 2023 | UFC 286: Edwards vs. Usman 3 | London, England, United Kingdom | – |',
    );
  });

  it('says how many there are where only some are shown', async () => {
    const { text } = await askAnalyst('2023년에 열린 UFC 대회 목록', {
      search_events: found(TWO, { notes: ['43 events match.'], truncated: true }),
    });
    expect(text).toContain('2023년 열린 UFC 대회는 43개입니다. 최근 2개는 다음과 같습니다.');
  });

  it('says that there was none', async () => {
    const { text } = await askAnalyst('2024년 한국에서 열린 대회', { search_events: found([]) });
    expect(text).toBe('2024년 한국에서 열린 UFC 대회는 데이터에 없습니다.');
  });

  it.each([
    [
      'when was the last event in Brazil',
      'newest',
      'The last UFC event in Brazil in the data was UFC Fight Night',
    ],
    [
      'what was the first UFC event in Brazil?',
      'oldest',
      'The first UFC event in Brazil in the data was UFC',
    ],
    [
      '브라질에서 마지막으로 열린 대회는?',
      'newest',
      '브라질에서 열린 마지막 UFC 대회는 2023년 7월 22일의 UFC',
    ],
    ['브라질에서 처음으로 열린 대회는?', 'oldest', '브라질에서 열린 첫 UFC 대회는 2023년 7월 22일의 UFC'],
  ])('finds one end: %s', async (question, order, answer) => {
    const { text, calls } = await askAnalyst(question, { search_events: found(TWO) });
    expect(calls).toEqual([`search_events {"location":"Brazil","order":"${order}","limit":1}`]);
    expect(text).toContain(answer);
    expect(text).toContain('Tom Aspinall vs. Marcin Tybura');
  });
});
