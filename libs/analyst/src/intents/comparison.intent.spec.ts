import { describe, expect, it } from '@jest/globals';
import { askAnalyst, bout, comparison, fighter, found } from '../testing/recorded-tools.js';
import { comparisonIntent } from './comparison.intent.js';

const KHABIB = fighter('Khabib Nurmagomedov', { fighter_id: 'khabib', height_cm: 177.8 });
const CONOR = fighter('Conor McGregor', { fighter_id: 'conor', height_cm: 175.26 });
const tools = {
  compare_fighters: found(
    comparison(KHABIB, CONOR, {
      head_to_head: [bout('Khabib Nurmagomedov', 'Conor McGregor', 'win')],
      common_opponents: [{ name: 'Dustin Poirier', a: ['win'], b: ['win', 'loss', 'no_contest'] }],
    }),
  ),
};

describe(comparisonIntent.name, () => {
  it('answers what is asked, with one call, and nothing about their bouts', async () => {
    const { text, calls } = await askAnalyst('Is Khabib taller than McGregor?', tools);
    expect(calls).toEqual([
      'compare_fighters {"fighter_a":"Khabib Nurmagomedov","fighter_b":"Conor McGregor"}',
    ]);
    expect(text).toContain('Khabib Nurmagomedov is taller');
    expect(text).not.toContain('common opponent');
  });

  it('tells all of two who are compared: figures, bouts, common opponents', async () => {
    const { text } = await askAnalyst('compare Khabib and McGregor', tools);
    expect(text).toContain('| height | 177.8 cm');
    expect(text).toContain('They have met once in the UFC:');
    expect(text).toContain('| Dustin Poirier | win | win, loss, no contest |');
  });

  it('tells common opponents alone where they are asked for', async () => {
    const { text } = await askAnalyst('하빕이랑 맥그리거 공통 상대 누구야?', tools);
    expect(text).toContain('코너 맥그리거(Conor McGregor)의 UFC 공통 상대는 1명입니다.');
    expect(text).toContain('| Dustin Poirier | 승 | 승, 패, 무효 |');
    expect(text).not.toContain('177.8');
  });

  it('says that two fighters never met and have no common opponent', async () => {
    const { text } = await askAnalyst('compare Khabib and Jones', {
      compare_fighters: found(comparison(KHABIB, fighter('Jon Jones'))),
    });
    expect(text).toContain('Khabib Nurmagomedov and Jon Jones have never met in the UFC.');
    expect(text).toContain('have no common opponent in the UFC.');
  });

  it('puts more than two side by side one by one', async () => {
    const { calls } = await askAnalyst('Who is taller, Khabib, McGregor or Jones?', {
      get_fighter: found(KHABIB),
    });
    expect(calls.map((call) => call.split(' ')[0])).toEqual(Array(3).fill('get_fighter'));
  });
});
