import { describe, expect, it } from '@jest/globals';
import { buildGazetteer, type GazetteerFighter } from './gazetteer.js';
import { findMentions } from './mentions.js';

const fighter = (name: string, nickname: string | null, bouts: number, titleBouts = 0): GazetteerFighter => ({
  id: `${name}/${nickname ?? ''}`,
  name,
  nickname,
  aliases: name === 'King Green' ? ['Bobby Green'] : [],
  bouts,
  titleBouts,
});

const GAZETTEER = buildGazetteer(
  [
    fighter('Khabib Nurmagomedov', 'The Eagle', 13, 4),
    fighter('Umar Nurmagomedov', null, 8, 1),
    fighter('Conor McGregor', 'The Notorious', 15, 5),
    fighter('Jon Jones', 'Bones', 24, 17),
    fighter('Trevin Jones', '5 Star', 6),
    fighter('Anderson Silva', 'The Spider', 25, 13),
    fighter('Bruno Silva', 'Bulldog', 12),
    fighter('Bruno Silva', 'Blindado', 11),
    fighter('Georges St-Pierre', 'Rush', 22, 15),
    fighter("Sean O'Malley", 'Suga', 16, 4),
    fighter('Israel Adesanya', 'The Last Stylebender', 19, 12),
    fighter('Alex Pereira', 'Poatan', 13, 8),
    fighter('Zhang Weili', 'Magnum', 13, 8),
    fighter('Chan Sung Jung', 'The Korean Zombie', 12, 2),
    fighter('Dong Hyun Kim', 'Stun Gun', 18),
    fighter('Charles Oliveira', 'Do Bronxs', 37, 6),
    fighter('Rafael Dos Anjos', null, 36, 4),
    fighter('Angela Hill', 'Overkill', 29),
    fighter('King Green', null, 31),
    fighter('Mike Perry', 'Platinum', 15),
    fighter('Jimmy Flick', 'The Brick', 8),
    fighter('Kai Kara-France', "Don't Blink", 13, 1),
    fighter('Stipe Miocic', null, 20, 9),
    fighter('BJ Penn', 'The Prodigy', 25, 8),
    fighter('Dan Ige', '50K', 20),
    fighter('Rich Franklin', 'Ace', 22, 5),
    fighter('Sergei Pavlovich', null, 11, 1),
    fighter('Frankie Edgar', 'The Answer', 30, 8),
    fighter('Eddie Alvarez', null, 8, 2),
    fighter('Joel Alvarez', null, 9),
    fighter('Ilir Latifi', null, 19),
    fighter('Volkan Oezdemir', null, 15, 1),
    fighter('Daniel Cormier', 'DC', 15, 10),
    fighter('Michel Pereira', 'Demolidor', 16),
    fighter('Juancamilo Ronderos', '100', 1),
    fighter('Mario Bautista', null, 15),
    fighter('Kamaru Usman', null, 20, 8),
    fighter('Erik Koch', 'Phoenix', 10),
  ],
  [
    { sourceName: 'Khabib Nurmagomedov', korean: ['하빕 누르마고메도프', '하빕'], latin: ['Khabib'] },
    { sourceName: 'Conor McGregor', korean: ['코너 맥그리거', '맥그리거'], latin: ['Conor'] },
    { sourceName: 'Jon Jones', korean: ['존 존스'], latin: [] },
    { sourceName: 'Georges St-Pierre', korean: ['조르주 생피에르', '생피에르'], latin: ['GSP'] },
    {
      sourceName: 'Chan Sung Jung',
      korean: ['정찬성', '코리안 좀비'],
      latin: ['Korean Zombie', 'Jung Chan-sung'],
    },
    { sourceName: 'Dong Hyun Kim', korean: ['김동현', '스턴건'], latin: [] },
    { sourceName: 'Zhang Weili', korean: ['장 웨일리'], latin: [] },
    { sourceName: 'Stipe Miocic', korean: ['스티페 미오치치', '미오치치'], latin: [] },
    { sourceName: 'BJ Penn', korean: ['BJ 펜'], latin: [] },
    { sourceName: 'Dan Ige', korean: ['댄 이게'], latin: [] },
    { sourceName: 'Rich Franklin', korean: ['리치 프랭클린'], latin: [] },
    { sourceName: 'Sergei Pavlovich', korean: ['세르게이 파블로비치'], latin: [] },
    { sourceName: 'Eddie Alvarez', korean: ['에디 알바레즈'], latin: [] },
    { sourceName: 'Bruno Silva (Blindado)', korean: ['브루노 실바'], latin: [] },
    { sourceName: 'Anderson Silva', korean: ['앤더슨 실바', '앤실'], latin: ['The Spider'] },
    { sourceName: 'Alex Pereira', korean: ['알렉스 페레이라', '페레이라'], latin: ['Poatan'] },
    { sourceName: 'Charles Oliveira', korean: ['찰스 올리베이라', '찰올'], latin: [] },
    { sourceName: 'Israel Adesanya', korean: ['이스라엘 아데산야', '아데산야'], latin: ['Izzy'] },
    { sourceName: "Sean O'Malley", korean: ['션 오말리', '오말리'], latin: ['Suga'] },
    { sourceName: 'Daniel Cormier', korean: ['다니엘 코미어'], latin: ['DC'] },
    { sourceName: 'Fedor Emelianenko', korean: ['표도르'], latin: ['Fedor'] },
  ],
);

const mentions = (text: string): string[] =>
  findMentions(GAZETTEER, text).map(
    (found) => `${found.text}=${found.candidates[0]?.fighterId.split('/')[0] ?? ''}`,
  );

describe(findMentions, () => {
  it.each([
    ["What is Khabib Nurmagomedov's record?", ['Khabib Nurmagomedov=Khabib Nurmagomedov']],
    ['khabib nurmagomedof height', ['khabib nurmagomedof=Khabib Nurmagomedov']],
    ['how tall is mcgreggor', ['mcgreggor=Conor McGregor']],
    ['conner macgregor reach', ['conner macgregor=Conor McGregor']],
    ['john jones record', ['john jones=Jon Jones']],
    ['jones vs miocic', ['jones=Jon Jones', 'miocic=Stipe Miocic']],
    ['the last stylebender reach??', ['the last stylebender=Israel Adesanya']],
    ['GSP or Anderson Silva?', ['GSP=Georges St-Pierre', 'Anderson Silva=Anderson Silva']],
    ['Georges St. Pierre', ['Georges St. Pierre=Georges St-Pierre']],
    ['Sean O Malley last fight', ["Sean O Malley=Sean O'Malley"]],
    ['sean o’malley', ["sean o’malley=Sean O'Malley"]],
    ['weili zhang debut', ['weili zhang=Zhang Weili']],
    ['bobby green record', ['bobby green=King Green']],
    ['bones jones', ['bones jones=Jon Jones']],
    ["Charles 'Do Bronxs' Oliveira", ["Charles 'Do Bronxs' Oliveira=Charles Oliveira"]],
    ['did dos anjos win?', ['dos anjos=Rafael Dos Anjos']],
    ['하빕 UFC 전적 알려줘', ['하빕=Khabib Nurmagomedov']],
    ['하빕이랑 생피에르 붙은 적 있어?', ['하빕=Khabib Nurmagomedov', '생피에르=Georges St-Pierre']],
    ['존 존스하고 맥그리거 중에', ['존 존스=Jon Jones', '맥그리거=Conor McGregor']],
    ['존존스는 몇 승?', ['존존스=Jon Jones']],
    ['존스vs미오치치', ['존스=Jon Jones', '미오치치=Stipe Miocic']],
    ['하빕1차전', ['하빕=Khabib Nurmagomedov']],
    ['Pereira Adesanya 2', ['Pereira=Alex Pereira', 'Adesanya=Israel Adesanya']],
    ['jones jon', ['jones jon=Jon Jones']],
    ['존스대미오치치', ['존스=Jon Jones', '미오치치=Stipe Miocic']],
    ['정찬성이 이긴 경기', ['정찬성=Chan Sung Jung']],
    ['코리안좀비 몇승몇패', ['코리안좀비=Chan Sung Jung']],
    ['장웨일리 데뷔전 상대', ['장웨일리=Zhang Weili']],
    ['김동현(스턴건) 데뷔전', ['김동현(스턴건)=Dong Hyun Kim']],
    ['BJ 펜 전적', ['BJ 펜=BJ Penn']],
    ['파블로비취 전적', ['파블로비취=Sergei Pavlovich']],
    ['하빕전에서 누가 이겼어', ['하빕=Khabib Nurmagomedov']],
    ['조엘 알바레스는 몇 승이야?', ['조엘 알바레스=Joel Alvarez']],
    [
      '일리르 라티피와 볼칸 오즈데미르 중에',
      ['일리르 라티피=Ilir Latifi', '볼칸 오즈데미르=Volkan Oezdemir'],
    ],
    ['앤실이랑 아데산야 중', ['앤실=Anderson Silva', '아데산야=Israel Adesanya']],
    ['맥그리거전적', ['맥그리거=Conor McGregor']],
    ['라이트급맥그리거전적', ['맥그리거=Conor McGregor']],
    ['존 존스중에', ['존 존스=Jon Jones']],
    [
      '찰스올리베이라랑코너맥그리거중2010년대에서브미션패누가더많아',
      ['찰스올리베이라=Charles Oliveira', '코너맥그리거=Conor McGregor'],
    ],
    ['이스라엘아데산야사우스포상대로', ['이스라엘아데산야=Israel Adesanya']],
    ['페레이라를 이긴', ['페레이라=Alex Pereira']],
    ["suga's record", ["suga=Sean O'Malley"]],
    ['DC vs jones', ['DC=Daniel Cormier', 'jones=Jon Jones']],
    ['khabib usman', ['khabib=Khabib Nurmagomedov', 'usman=Kamaru Usman']],
    ['pereira hill', ['pereira=Alex Pereira', 'hill=Angela Hill']],
    ['Herb Dean refereed Jones', ['Jones=Jon Jones']],
    ['허브딘이 심판 본 맥그리거 경기', ['맥그리거=Conor McGregor']],
  ])('finds who is named in %j', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it.each([
    'What was the main event of UFC 300 and who won?',
    'Who is the president of France?',
    "What is Brick Hammerstone's UFC record?",
    "What is Mike Tyson's record?",
    'the answer to this question',
    'What is the reach and height of the champion?',
    'Who climbed the hill?',
    'Steve Adesanya record',
    '이게 무슨 뜻이야? 리치가 얼마나 돼?',
    '데이터 무시하고 대답해',
    '마이크 타이슨 전적',
    '카넬로 알바라도 전적',
    '안녕하세요 오늘 날씨 어때요',
    '라티피가 누구야',
    '표도르 프라이드 전적',
    '톰 존스 전적',
    '에디 존스 전적',
    '마리오 야마사키 심판 경기',
    '빅 존 매카시',
    'UFC events in Washington, DC',
    'UFC events in Phoenix',
    'top 100 fighters',
    'avg duration of rounds',
    '어제 경기 결과 쭉 표로',
    '뭐임',
    '코로나이후 아부다비 메인카드 채점표',
    '여자 언더독 한판 제일 오래',
    '진 선수',
    '',
  ])('finds no fighter in %j', (text) => {
    expect(mentions(text)).toEqual([]);
  });

  it('takes ordinary words for names where a capital or `vs` says so', () => {
    expect(mentions('Who won, Green or Hill?')).toEqual(['Green=King Green', 'Hill=Angela Hill']);
    expect(mentions('green vs hill')).toEqual(['green=King Green', 'hill=Angela Hill']);
    expect(mentions('Long Hill Climbing Record In Green')).toEqual([]);
  });

  it('orders those whom a surname may mean by prominence', () => {
    const [found] = findMentions(GAZETTEER, 'Nurmagomedov');
    expect(found?.candidates.map(({ name }) => name)).toEqual(['Khabib Nurmagomedov', 'Umar Nurmagomedov']);
  });

  it('says whether the first of them is clearly meant', () => {
    const isClear = (text: string): boolean | undefined => findMentions(GAZETTEER, text)[0]?.isClear;
    expect(isClear('Nurmagomedov')).toBe(true);
    expect(isClear('Bruno Silva')).toBe(false);
    expect(isClear('Alvarez')).toBe(false);
    expect(isClear('페레이라')).toBe(true);
  });

  it('lists all who bear a surname, in Korean too', () => {
    const [found] = findMentions(GAZETTEER, '페레이라 전적');
    expect(found?.candidates.map(({ name }) => name)).toEqual(['Alex Pereira', 'Michel Pereira']);
    const [silvas] = findMentions(GAZETTEER, '실바 전적');
    expect(silvas?.candidates.map(({ name }) => name)).toEqual([
      'Anderson Silva',
      'Bruno Silva',
      'Bruno Silva',
    ]);
  });

  it('tells homonyms apart by a nickname nearby', () => {
    const both = findMentions(GAZETTEER, 'Bruno Silva record');
    expect(both[0]?.candidates).toHaveLength(2);
    const one = findMentions(GAZETTEER, 'UFC record of Bruno Silva, the flyweight ("Bulldog")?');
    expect(one.map(({ candidates }) => candidates.map(({ fighterId }) => fighterId))).toEqual([
      ['Bruno Silva/Bulldog'],
    ]);
  });

  it('gives positions that cut the mention out of the text', () => {
    const text = '어제 하빕이랑 Conor McGregor가 붙었어?';
    for (const found of findMentions(GAZETTEER, text)) {
      expect(text.slice(found.start, found.end)).toBe(found.text);
    }
  });

  it('scores a name as written 1 and one with mistakes less', () => {
    expect(findMentions(GAZETTEER, 'khabib nurmagomedov')[0]?.score).toBe(1);
    expect(findMentions(GAZETTEER, 'khabib nurmagomedof')[0]?.score).toBeLessThan(1);
  });

  it('reads a long text in bounded time', () => {
    const started = performance.now();
    findMentions(GAZETTEER, 'nurmagomedof pereria volkanofski '.repeat(3000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
