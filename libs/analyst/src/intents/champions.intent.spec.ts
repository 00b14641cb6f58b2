import { describe, expect, it } from '@jest/globals';
import { askAnalyst, found, titleBout } from '../testing/recorded-tools.js';
import { championsIntent } from './champions.intent.js';

const KHABIB = 'Khabib Nurmagomedov';
const CONOR = 'Conor McGregor';
const EDDIE = 'Eddie Alvarez';
const HISTORY = [
  titleBout('2016-07-07', [EDDIE, 'Rafael Dos Anjos'], 'win', EDDIE),
  titleBout('2016-11-12', [EDDIE, CONOR], 'loss', CONOR),
  titleBout('2018-04-07', [KHABIB, 'Al Iaquinta'], 'win', KHABIB),
  titleBout('2018-10-06', [KHABIB, CONOR], 'win', KHABIB),
  titleBout('2020-10-24', [KHABIB, 'Justin Gaethje'], 'win', KHABIB),
];
const tools = { get_title_history: found(HISTORY) };

describe(championsIntent.name, () => {
  it('tells the champion at the beginning of a time and the title bouts in it', async () => {
    const { text, calls } = await askAnalyst('who held the lightweight belt in 2018?', tools);
    expect(calls).toEqual(['get_title_history {"weight_class":"lightweight","include_interim":false}']);
    expect(text).toContain('on January 1, 2018, the UFC lightweight champion was Conor McGregor');
    expect(text).toContain('| April 7, 2018 | Khabib Nurmagomedov |');
    expect(text).not.toContain('2020');
    expect(text).toContain('vacated, stripped');
  });

  it('tells the champion of a time without a title bout', async () => {
    const { text } = await askAnalyst('2019년 라이트급 챔피언 누구였어?', tools);
    expect(text).toContain('2019년 1월 1일에 UFC 라이트급 챔피언은 Khabib Nurmagomedov였습니다');
    expect(text).toContain('2019년에는 UFC 라이트급 타이틀전이 없었습니다.');
  });

  it('tells the first champion', async () => {
    const { text } = await askAnalyst('who was the first lightweight champion?', tools);
    expect(text).toContain('The first UFC lightweight champion in the data is Eddie Alvarez (July 7, 2016');
  });

  it('tells the champion after the last title bout, not more', async () => {
    const { text } = await askAnalyst('who is the current lightweight champion?', tools);
    expect(text).toContain('(October 24, 2020) the champion was Khabib Nurmagomedov.');
    expect(text).toContain('titles vacated, stripped or passed on without a bout are not in the data');
  });

  it('does not make up a champion where the last title bout had none', async () => {
    const last = titleBout('2025-10-25', ['Tom Aspinall', 'Ciryl Gane'], 'no_contest', null);
    const { text } = await askAnalyst('헤비급 챔피언은 누구야?', { get_title_history: found([last]) });
    expect(text).toContain('누가 챔피언인지 데이터만으로는 알 수 없습니다');
  });

  it('lists who followed whom, each once', async () => {
    const { text } = await askAnalyst('라이트급 역대 챔피언', tools);
    expect(text).toContain('새 챔피언에게 넘어간 경기는 3번입니다.');
    expect(text.match(/\| 20\d\d년/g)).toHaveLength(3);
    expect(text).not.toContain('2020년');
  });

  it('says so where the newest title bouts could not be read', async () => {
    const cut = { get_title_history: found(HISTORY, { truncated: true }) };
    const { text } = await askAnalyst('who is the current lightweight champion?', cut);
    expect(text).toContain('these go up to October 24, 2020');
    expect(text).not.toContain('the champion was');
  });

  it('keeps the interim title apart', async () => {
    const interim = titleBout('2019-04-13', ['Dustin Poirier', 'Max Holloway'], 'win', 'Dustin Poirier', {
      title: 'interim',
    });
    const { text, calls } = await askAnalyst('list of interim lightweight champions', {
      get_title_history: found([...HISTORY, interim]),
    });
    expect(calls).toEqual(['get_title_history {"weight_class":"lightweight","include_interim":true}']);
    expect(text).toContain('Dustin Poirier');
    expect(text).not.toContain(KHABIB);
  });

  it('asks for the weight class where none is named', async () => {
    const { text, calls } = await askAnalyst('who is the champion?', {});
    expect(calls).toEqual([]);
    expect(text).toContain('Which weight class');
  });
});
