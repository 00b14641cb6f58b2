import { describe, expect, it } from '@jest/globals';
import type { MatchupData, ToolOutcome } from '@app/mma/domain';
import { askAnalyst, found } from '../testing/recorded-tools.js';
import { converse } from '../testing/converse.js';
import { matchupIntent } from './matchup.intent.js';

const DATA: MatchupData = {
  probability_a: 0.6213,
  probability_b: 0.3787,
  factors: [
    { factor: 'rating', favours: 'a', size: 'large', points: 19, log_odds: 0.78, text: '' },
    { factor: 'age', favours: 'b', size: 'moderate', points: -8.8, log_odds: -0.3, text: '' },
    { factor: 'stance', favours: 'neither', size: 'negligible', points: 0, log_odds: 0, text: '' },
  ],
  model: {
    trained_to: '2026-08-01',
    backtest: { bouts: 4525, accuracy: 0.6404, log_loss: 0.6357, brier: 0.2226 },
  },
};
const source = (id: string, label: string) => ({ kind: 'fighter' as const, id, label, url: null });
const tools = {
  predict_matchup: found(DATA, {
    notes: [
      'Jon Jones last fought in the UFC on 2024-11-16; the estimate may be out of date.',
      'Another note.',
    ],
    sources: [source('jones', 'Jon Jones'), source('khabib', 'Khabib Nurmagomedov')],
  }),
};
const refused = (
  code: 'invalid_arguments' | 'not_enough_data',
  message: string,
): Record<string, ToolOutcome> => ({
  predict_matchup: { ok: false, result: { error: { code, message } } },
});

describe(matchupIntent.name, () => {
  it('states an estimate with its factors, its doubts and the backtest', async () => {
    const { text, calls } = await askAnalyst('Who would win, Jones or Khabib?', tools);
    expect(calls).toEqual(['predict_matchup {"fighter_a":"Jon Jones","fighter_b":"Khabib Nurmagomedov"}']);
    expect(text).toContain('**Estimate: Jon Jones 62.1%, Khabib Nurmagomedov 37.9%**');
    expect(text).toContain('- rating and record: favours Jon Jones (large, 19.0 points)');
    expect(text).toContain('- age: favours Khabib Nurmagomedov (moderate, 8.8 points)');
    expect(text).not.toContain('stance');
    expect(text).toContain('Jon Jones last fought in the UFC on November 16, 2024');
    expect(text).toContain('on 4,525 UFC bouts since 2015, the favourite of such estimates won 64.0%');
    expect(text).toContain('not betting advice');
    expect(text).not.toContain('Another note');
  });

  it('says it in Korean', async () => {
    const { text } = await converse(['존 존스랑 하빕 붙으면 누가 이겨?'], tools);
    expect(text).toContain(
      '**추정: 존 존스(Jon Jones) 62.1%, 하빕 누르마고메도프(Khabib Nurmagomedov) 37.9%**',
    );
    expect(text).toContain('- 나이: 하빕 누르마고메도프 쪽에 유리 (영향 보통, 8.8%p)');
    expect(text).toContain('4,525경기를 미리 추정했을 때 64.0%를 맞혔습니다');
    expect(text).toContain('베팅 조언이 아닙니다');
  });

  it.each([
    ['Who would win, Jones or Amanda Nunes?', 'at most two weight classes apart'],
    ['존스랑 누네스 붙으면 누가 이겨?', '성별이 같고 체급 차이가 두 체급 이내여야'],
  ])('explains why there is no estimate: %s', async (question, reason) => {
    const { text, reading } = await converse(
      [question],
      refused('invalid_arguments', 'fighter_b: must be …'),
    );
    expect(text).toContain(reason);
    expect(reading.outcome).toBe('declined');
    expect(text).not.toContain('%');
  });

  it('says whose bouts are missing', async () => {
    const { text } = await converse(
      ['Who would win, Jones or Edgar?'],
      refused('not_enough_data', 'Frankie Edgar: no dated UFC bout in the data.'),
    );
    expect(text).toContain('There is no estimate. Frankie Edgar: no dated UFC bout');
  });

  it.each(['who will win UFC 320?', 'who wins Khabib vs Jones?', 'who wins the next title fight?'])(
    'leaves results to come unanswered: %s',
    async (question) => {
      const { text, calls, reading } = await converse([question], tools);
      expect(calls).toEqual([]);
      expect(reading.outcome).toBe('declined');
      expect(text).not.toMatch(/\d%/);
    },
  );
});
