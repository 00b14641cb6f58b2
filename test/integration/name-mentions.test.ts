import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWith, filesAt } from '../support/needs.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWith([filesAt(ALL_DATA)], 'names in questions about the whole data', () => {
  let database: TestDatabase;
  let tools: TestTools;

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'all' });
    tools = await startTools(database.env);
  }, 120_000);

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  /** `text=name of the first candidate` */
  const mentions = async (text: string): Promise<string[]> => {
    const found = await tools.names.findMentions(text, new AbortController().signal);
    return found.map((mention) => `${mention.text}=${mention.candidates[0]?.name ?? ''}`);
  };

  it.each([
    ['앤실 ufc에서 몇승몇패임?', ['앤실=Anderson Silva']],
    ['돌거북 박준용 전적', ['돌거북 박준용=JunYong Park']],
    ['김동현 매미킴 키랑 리치', ['김동현 매미킴=Dong Hyun Kim']],
    ['김동현 마에스트로 전적', ['김동현 마에스트로=Dong Hyun Ma']],
    ['우노 카오루 vs BJ펜', ['우노 카오루=Caol Uno', 'BJ펜=BJ Penn']],
    ['라울러 맥도날드 2차전', ['라울러=Robbie Lawler', '맥도날드=Rory MacDonald']],
    ['장웨일리 요안나 1차전 채점표', ['장웨일리=Zhang Weili', '요안나=Joanna Jedrzejczyk']],
    ['쉐브첸코랑 누네스', ['쉐브첸코=Valentina Shevchenko', '누네스=Amanda Nunes']],
    ['세미 슐트 키 몇cm', ['세미 슐트=Semmy Schilt']],
    ['클레이구이다2015년부터피니시로몇번졌어', ['클레이구이다=Clay Guida']],
    ['게가르드무사시사우스포상대로유효타', ['게가르드무사시=Gegard Mousasi']],
    ['존존 가네 몇초', ['존존=Jon Jones', '가네=Ciryl Gane']],
    ['치마 다음 상대', ['치마=Khamzat Chimaev']],
    ['코좀 볼카 경기', ['코좀=Chan Sung Jung', '볼카=Alexander Volkanovski']],
    ['뒤플레시 vs 치마예프', ['뒤플레시=Dricus Du Plessis', '치마예프=Khamzat Chimaev']],
    ['벨랄 우스만', ['벨랄=Belal Muhammad', '우스만=Kamaru Usman']],
    ['lewis volkov', ['lewis=Derrick Lewis', 'volkov=Alexander Volkov']],
    ['rory lawler 2', ['rory=Rory MacDonald', 'lawler=Robbie Lawler']],
    ['hooker poirier', ['hooker=Dan Hooker', 'poirier=Dustin Poirier']],
    ['mvp record', ['mvp=Michael Page']],
    ['big nog vs cro cop', ['big nog=Antonio Rodrigo Nogueira', 'cro cop=Mirko Filipovic']],
    ['정찬성 호미닉 7초 KO 심판', ['정찬성=Chan Sung Jung', '호미닉=Mark Hominick']],
  ])('finds who is named in %j', async (text, expected) => {
    expect(await mentions(text)).toEqual(expected);
  });

  it.each([
    '코로나 이후 제일 많이 이긴 파이터',
    '마카오에서 한 대회',
    'UFC 아부다비 대회',
    '웰터급에서 파이트 오브 더 나이트 보너스 제일 많이 받은 선수',
    '표도르 프라이드 전적',
    '톰 존스 전적',
    '제이슨 허조그 심판 경기',
    'events in Holland',
    'how many fights did Marc Goddard referee',
    'top 100 fighters',
    'he is the real deal',
    'what was the best comeback',
  ])('finds no fighter in %j', async (text) => {
    expect(await mentions(text)).toEqual([]);
  });
});
