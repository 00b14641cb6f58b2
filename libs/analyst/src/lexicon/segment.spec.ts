import { describe, expect, it } from '@jest/globals';
import { segmenter } from './lexicon.js';
import type { Entry } from './meaning.js';
import { Segmenter } from './segment.js';
import type { NamedSpan, Token } from './token.js';

/** `text=kind:value`, without fillers; `text=?` for an unknown word. */
const describeToken = ({ text, means }: Token): string => {
  if (means === null) return `${text}=?`;
  const values = Object.entries(means)
    .filter(([key]) => key !== 'is')
    .map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  return `${text}=${[means.is, ...values].join(':')}`;
};
const read = (text: string, names: NamedSpan[] = []): string[] =>
  segmenter
    .segment(text, names)
    .filter(({ means }) => means?.is !== 'filler')
    .map(describeToken);

describe(Segmenter, () => {
  it.each([
    ['코로나이후', ['코로나이후=time:covid']],
    ['코로나 이후', ['코로나 이후=time:covid']],
    [
      '2015년부터피니시로몇번졌어?',
      [
        '2015=number:2015',
        '년=time:years',
        '부터=time:since',
        '피니시로=method:{"method_group":["ko_tko","submission"]}',
        '몇번=ask:count',
        '졌어=verb:loss',
      ],
    ],
    ['가장많이이긴선수', ['가장많이=extreme:most', '이긴=verb:win', '선수=noun:fighter']],
    ['가 장 많 이 이 긴 선 수', ['가 장 많 이=extreme:most', '이 긴=verb:win', '선 수=noun:fighter']],
    ['서브미션을 시도', ['서브미션을 시도=statistic:submission_attempts']],
    ['서브미션을시도', ['서브미션을시도=statistic:submission_attempts']],
  ])('does not trust the spaces of %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('finds no short word inside a longer one: no age in "코로나이후"', () => {
    expect(read('코로나이후 최다승').join()).not.toContain('age');
    expect(read('나이')).toEqual(['나이=ask:age']);
  });

  it('reads the words around a name that has no space beside it', () => {
    const text = '클레이구이다2015년부터피니시로몇번졌어?';
    const name: NamedSpan = { start: 0, end: 6, means: { is: 'fighter', index: 0 } };
    expect(read(text, [name])).toEqual(['클레이구이다=fighter:0', ...read(text.slice(6))]);
  });

  it.each([
    ['젤 많이 이긴 선수', '젤 많이=extreme:most'],
    ['재일 많이 이긴 선수', '재일 많이=extreme:most'],
    ['가장 만은 승리', '가장 만은=extreme:most'],
    ['제일 마는 승리', '제일 마는=extreme:most'],
    ['몃번 졌어', '몃번=ask:count'],
    ['피니쉬 최다', '피니쉬=method:{"method_group":["ko_tko","submission"]}'],
    ['반탐급 최다승', '반탐급=condition:{"weight_class":["bantamweight"]}'],
  ])('reads the typing error of %j', (text, token) => {
    expect(read(text)).toContain(token);
  });

  it.each([
    ['winsome', ['winsome=?']],
    ['offbeat', ['offbeat=?']],
    ['Beatrice beat', ['Beatrice=?', 'beat=verb:win']],
    ['knockoutartist', ['knockoutartist=?']],
    [
      "women's bantamweight",
      ['women\'s=condition:{"sex":"women"}', 'bantamweight=condition:{"weight_class":["bantamweight"]}'],
    ],
    ['take down', ['take down=statistic:takedowns_landed']],
    ['take-down', ['take-down=statistic:takedowns_landed']],
    ['takedown', ['takedown=statistic:takedowns_landed']],
  ])('begins and ends English words at word boundaries: %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['10 wins', ['10=number:10', 'wins=result:win']],
    ['1 win', ['1=number:1', 'win=result:win']],
    ['3rd', ['3rd=number:3:true']],
    ['2010s', ['2010s=number:2010']],
    ['2010년대', ['2010=number:2010', '년대=time:decade']],
  ])('reads the numbers of %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['KO승', 'KO승=verb:win:{"method_group":["ko_tko"]}'],
    ['KO패', 'KO패=verb:win:true:{"method_group":["ko_tko"]}'],
    ['KO로 이긴', 'KO로 이긴=verb:win:{"method_group":["ko_tko"]}'],
    ['KO로 진', 'KO로 진=verb:win:true:{"method_group":["ko_tko"]}'],
    ['KO시킨', 'KO시킨=verb:win:{"method_group":["ko_tko"]}'],
    ['KO당한', 'KO당한=verb:win:true:{"method_group":["ko_tko"]}'],
    ['맞힌 유효타', '맞힌=side:own'],
    ['맞은 유효타', '맞은 유효타=statistic:opponent_sig_strikes_landed'],
  ])('tells opposites apart: %j', (text, token) => {
    expect(read(text)).toContain(token);
  });

  it('keeps unknown words, as typed, where they are', () => {
    const [unknown] = segmenter.segment('Blorp wins', []);
    expect(unknown).toEqual({ text: 'Blorp', start: 0, end: 5, means: null });
    expect(read('최다 뷁뷁 승')).toEqual(['최다=extreme:most', '뷁뷁=?', '승=result:win']);
  });

  it('covers the whole text, in order, whatever it is', () => {
    for (const text of ['하빕 전적 알려줘', 'who beat 존 존스?!', '🥊🥊', '', '?', '2020~', 'ㅋㅋㅋ']) {
      const tokens = segmenter.segment(text, []);
      tokens.forEach(({ start, end, text: part }, index) => {
        expect(part).toBe(text.slice(start, end));
        expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
      });
    }
  });

  it('takes the cheapest cover of the whole text, the first of equals', () => {
    const word = (ko: string, noun: 'bout' | 'event', more: Partial<Entry> = {}): Entry => ({
      means: { is: 'noun', noun },
      ko,
      ...more,
    });
    const cheapest = (entries: Entry[], text: string): string[] =>
      new Segmenter(entries).segment(text, []).map(({ text: part }) => part);
    expect(cheapest([word('가', 'bout'), word('나다', 'bout'), word('가나', 'event')], '가나다')).toEqual([
      '가',
      '나다',
    ]);
    expect(cheapest([word('가나', 'bout', { rare: true }), word('가나다', 'event')], '가나다')).toEqual([
      '가나다',
    ]);
    const [first] = new Segmenter([word('가', 'bout'), word('가', 'event')]).segment('가', []);
    expect(first?.means).toEqual({ is: 'noun', noun: 'bout' });
  });

  it('reads a question of 2000 characters within 200 ms', () => {
    const text = '가장 많이 이긴 선수는 누구야 '.repeat(120).slice(0, 2000);
    const began = performance.now();
    segmenter.segment(text, []);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
