import { describe, expect, it } from '@jest/globals';
import type { TitleReignData, ToolOutcome } from '@app/mma/domain';
import { converse } from '../testing/converse.js';
import { found, titleBout } from '../testing/recorded-tools.js';

const reign = (name: string, won: string, lost: string | null): TitleReignData => ({
  fighter_id: name,
  name,
  weight_class: 'lightweight',
  title: 'undisputed',
  won_on: won,
  won_from: null,
  lost_on: lost,
  lost_to: null,
  days: null,
  defences: 0,
  ended: lost === null ? 'not_by_a_bout' : 'lost',
});
const KHABIB = 'Khabib Nurmagomedov';
const LINE = [
  reign('Eddie Alvarez', '2016-07-07', '2016-11-12'),
  reign('Conor McGregor', '2016-11-12', null),
  reign(KHABIB, '2018-04-07', null),
  reign('Charles Oliveira', '2021-05-15', null),
];
const tools: Record<string, ToolOutcome> = {
  get_title_history: found([titleBout('2018-04-07', [KHABIB, 'Al Iaquinta'], 'win', KHABIB)]),
  get_title_reigns: found(LINE),
};

describe('who was champion before or after a named one', () => {
  // The recorded reigns are the same for each call: the first of the line is taken for the fighter's own.
  const ofKhabib = { ...tools, get_title_reigns: found([...LINE.slice(2), ...LINE.slice(0, 2)]) };

  it.each([
    [['who was the champion after Khabib?'], 'champion after Khabib Nurmagomedov was **Charles Oliveira**'],
    [['하빕 다음 챔피언은 누구였어?'], '다음 UFC 라이트급 챔피언은 **Charles Oliveira**입니다'],
  ])('%j', async (questions, said) => {
    expect((await converse(questions, ofKhabib)).text).toContain(said);
  });

  it('says that there is none before the first', async () => {
    const { text } = await converse(['who was the champion before Khabib?'], ofKhabib);
    expect(text).toContain('the first UFC lightweight champion in the data');
  });

  it.each([
    [['who is the lightweight champion?', 'who was champion before him?']],
    [['라이트급 챔피언 누구야?', '그 전 챔피언은 누구였어?']],
  ])('refers to the champion of the answer before: %j', async (questions) => {
    const { calls } = await converse(questions, tools);
    expect(calls[0]).toBe(
      `get_title_reigns {"fighter":"${KHABIB}","order":"newest","include_interim":false}`,
    );
  });
});
