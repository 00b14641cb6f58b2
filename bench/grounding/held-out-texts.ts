/** A text written by hand; `[[kind:right|wrong]]` marks its facts. True for the bundled data. */
export interface HeldOutText {
  language: 'en' | 'ko';
  question: string;
  calls: readonly (readonly [tool: string, args: Record<string, unknown>])[];
  text: string;
}

export const profile = (fighter: string) => ['get_fighter', { fighter }] as const;
export const bouts = (fighter: string, opponent?: string) =>
  ['get_fighter_bouts', opponent === undefined ? { fighter, limit: 50 } : { fighter, opponent }] as const;

export const HELD_OUT_TEXTS: readonly HeldOutText[] = [
  {
    language: 'en',
    question: 'How good has Kamaru Usman been in the UFC?',
    calls: [profile('Kamaru Usman'), bouts('Kamaru Usman')],
    text: `Kamaru Usman is **[[record:16-4|17-4]]** in the UFC. He opened with [[count:fifteen|thirteen]] straight wins, a run that ended when [[name:Leon Edwards|Colby Covington]] knocked him out with under a minute left on [[date:August 20, 2022|August 20, 2021]].

Most of his victories ([[count:11|9]]) went to the judges; only [[count:four|six]] were knockouts.`,
  },
  {
    language: 'en',
    question: 'Usman vs Masvidal 2, what happened?',
    calls: [['get_fighter_bouts', { fighter: 'Kamaru Usman', opponent: 'Jorge Masvidal' }]],
    text: `In the rematch at [[event:UFC 261|UFC 251]], Usman needed just over six minutes: he stopped Masvidal by [[method:KO|submission]] [[time:1:02|1:22]] into round [[round:two|three]]. The first meeting, in [[date:July 2020|July 2019]], had gone all [[count:five|three]] rounds.`,
  },
  {
    language: 'en',
    question: 'Tell me about Usman as champion',
    calls: [['get_title_reigns', { fighter: 'Kamaru Usman' }]],
    text: `Usman took the welterweight belt from [[name:Tyron Woodley|Leon Edwards]] on [[date:2 March 2019|2 March 2018]] and kept it for [[duration:1,267|1,627]] days. There were [[count:five|seven]] successful defenses before Edwards dethroned him on [[date:20 August 2022|20 August 2023]].`,
  },
  {
    language: 'en',
    question: 'Islam Makhachev stats',
    calls: [profile('Islam Makhachev')],
    text: `Some numbers on Islam Makhachev:

- UFC record: [[record:17-1|16-1]], currently on a [[count:16|14]]-fight win streak
- He finishes fights: [[count:3|4]] knockouts, [[count:8|9]] submissions
- Grappling: [[count:41|47]] takedowns landed on [[count:73|83]] tries ([[percent:56%|61%]])
- He absorbs only [[measure:1.45|1.95]] significant strikes a minute while landing [[measure:2.45|2.85]]
- Title fights: [[record:6-0|5-0]]`,
  },
  {
    language: 'en',
    question: 'Has Makhachev ever lost?',
    calls: [bouts('Islam Makhachev')],
    text: `Once. [[name:Adriano Martins|Chris Wade]] caught him in the [[round:first|second]] round at [[event:UFC 192|UFC 187]] in [[date:October 2015|October 2016]] and won by [[method:KO|submission]]. He hasn't lost since, winning [[count:16|12]] in a row.`,
  },
  {
    language: 'en',
    question: "What are Makhachev's submission wins?",
    calls: [['get_fighter_bouts', { fighter: 'Islam Makhachev', method_group: 'submission' }]],
    text: `He has [[count:eight|ten]] of them. The most recent three:

1. **Renato Moicano** – D'Arce choke, round [[round:1|2]], [[date:January 18, 2025|January 18, 2024]]
2. **[[name:Dustin Poirier|Dan Hooker]]** – D'Arce choke, round 5 ([[time:2:42|2:12]]), UFC 302
3. **Charles Oliveira** – arm triangle, round [[round:2|4]], [[date:October 22, 2022|October 29, 2022]]`,
  },
  {
    language: 'en',
    question: 'How many draws does Frankie Edgar have?',
    calls: [profile('Frankie Edgar'), bouts('Frankie Edgar')],
    text: `Just one: the bout with [[name:Gray Maynard|Benson Henderson]] on New Year's Day [[date:2011|2013]], at UFC 125. His UFC ledger reads [[record:18-11-1|18-10-1]].`,
  },
  {
    language: 'en',
    question: "Describe the end of Edgar's career",
    calls: [bouts('Frankie Edgar')],
    text: `"The Answer" ended his career with [[count:three|five]] straight knockout losses: a flying knee from Cory Sandhagen after only [[time:28 seconds|38 seconds]] (February 6, 2021), a front kick from [[name:Marlon Vera|Pedro Munhoz]] in round [[round:3|2]], and a knee from Chris Gutierrez at [[time:2:01|2:41]] of the opening round in [[date:November 2022|November 2023]].`,
  },
  {
    language: 'en',
    question: 'Edgar and Penn trilogy',
    calls: [['get_fighter_bouts', { fighter: 'Frankie Edgar', opponent: 'BJ Penn' }]],
    text: `Edgar swept the trilogy, winning all [[count:three|four]] fights against BJ Penn: two decisions in [[date:2010|2012]] and a [[method:TKO|submission]] in [[date:July 2014|July 2015]] (R3, [[time:4:16|4:46]]).`,
  },
  {
    language: 'en',
    question: 'Who has the most knockdowns?',
    calls: [['get_leaderboard', { metric: 'knockdowns', limit: 5 }]],
    text: `[[name:Donald Cerrone|Dustin Poirier]] tops the list with [[count:20|22]] knockdowns, two more than Anderson Silva ([[count:18|17]]). Poirier is third on [[count:15|13]], and Chuck Liddell and Junior Dos Santos share fourth place with [[count:14|12]] each.`,
  },
  {
    language: 'en',
    question: 'How do UFC fights end since 2020?',
    calls: [['aggregate_bouts', { group_by: 'method_group', from: '2020-01-01' }]],
    text: `| How it ended | Bouts | Avg. time |
| --- | --- | --- |
| Decision | [[count:242|252]] | [[time:19:42|17:42]] |
| KO/TKO | [[count:173|137]] | [[time:7:39|8:39]] |
| Submission | [[count:82|92]] | [[time:7:42|9:42]] |`,
  },
  {
    language: 'en',
    question: 'Zhang Weili vs Joanna 2 stats',
    calls: [['get_bout', { fighter_a: 'Zhang Weili', fighter_b: 'Joanna Jedrzejczyk' }]],
    text: `Zhang outlanded Joanna [[record:69-43|79-43]] in significant strikes, scored [[count:3|5]] takedowns on [[count:6|9]] attempts and had nearly [[time:three|seven]] minutes of control before the spinning back fist ended it at [[time:2:28|3:28]] of round [[round:2|3]].`,
  },
  {
    language: 'en',
    question: 'How tall is Topuria and how old?',
    calls: [profile('Ilia Topuria')],
    text: `Ilia Topuria is [[measure:5'7"|5'9"]] ([[measure:170 cm|176 cm]]) with a [[measure:69-inch|71-inch]] reach. He was born on [[date:January 21, 1997|January 12, 1997]], which makes him [[measure:29|31]].`,
  },
  {
    language: 'en',
    question: "Topuria's run to two titles",
    calls: [bouts('Ilia Topuria')],
    text: `Topuria knocked out [[name:Volkanovski|Emmett]] in round [[round:2|4]] at [[event:UFC 298|UFC 308]] (February 17, 2024), then did the same to Max Holloway in the [[round:third|first]] that October. In June 2025 he moved up and flattened Charles Oliveira in [[time:2:27|3:27]].

His only loss came against [[name:Justin Gaethje|Jai Herbert]] on [[date:June 14, 2026|June 24, 2026]].`,
  },
  {
    language: 'en',
    question: 'Who won UFC 248?',
    calls: [['get_event', { event: 'UFC 248' }]],
    text: `**UFC 248** ([[date:March 7, 2020|March 17, 2020]], Las Vegas)

- [[name:Israel Adesanya|Sean O'Malley]] def. Yoel Romero – unanimous decision ([[record:49-46|49-47]], 48-47, 48-47)
- Zhang Weili def. Joanna Jedrzejczyk – [[method:split decision|TKO]]
- Sean O'Malley def. Jose Quinonez – KO/TKO, R1 [[time:2:02|2:52]]`,
  },
  {
    language: 'ko',
    question: '우스만 UFC에서 어땠어?',
    calls: [profile('Kamaru Usman'), bouts('Kamaru Usman')],
    text: `카마루 우스만 (Kamaru Usman)의 UFC 전적은 [[record:16승 4패|16승 5패]]입니다. 데뷔 후 [[count:15|13]]연승을 달렸지만 [[date:2022년 8월 20일|2022년 8월 27일]] 리온 에드워즈에게 [[round:5라운드|3라운드]] KO로 지면서 연승이 끊겼습니다.

승리의 대부분인 [[count:11|8]]번이 판정이었고, KO는 [[count:네|여섯]] 번뿐입니다.`,
  },
  {
    language: 'ko',
    question: '우스만 마스비달 2차전 결과',
    calls: [['get_fighter_bouts', { fighter: 'Kamaru Usman', opponent: 'Jorge Masvidal' }]],
    text: `[[event:UFC 261|UFC 251]]에서 열린 2차전에서는 우스만이 [[round:2라운드|4라운드]] [[time:1분 2초|1분 32초]]에 호르헤 마스비달 (Jorge Masvidal)을 [[method:KO|서브미션]]로 눕혔습니다. 1차전([[date:2020년 7월 11일|2020년 7월 21일]])은 판정까지 갔습니다.`,
  },
  {
    language: 'ko',
    question: '우스만 챔피언 시절',
    calls: [['get_title_reigns', { fighter: 'Kamaru Usman' }]],
    text: `우스만은 [[date:2019년 3월 2일|2019년 3월 9일]] 타이론 우들리 (Tyron Woodley)를 이기고 웰터급 챔피언이 됐습니다. 이후 타이틀을 [[count:다섯|일곱]] 차례 방어했고, [[duration:1,267|1,627]]일 만에 [[name:리온 에드워즈|콜비 코빙턴]]에게 벨트를 내줬습니다.`,
  },
  {
    language: 'ko',
    question: '마카체프 기록 알려줘',
    calls: [profile('Islam Makhachev')],
    text: `이슬람 마카체프(Islam Makhachev)의 주요 기록입니다.

| 항목 | 기록 |
| --- | --- |
| UFC 전적 | [[record:17승 1패|18승 1패]] |
| 현재 연승 | [[count:16|13]]연승 |
| 서브미션 승 | [[count:8|6]]회 |
| 테이크다운 | [[count:41|51]]/73 ([[percent:56%|66%]]) |
| 분당 유효타 | [[measure:2.45|3.45]]회 |`,
  },
  {
    language: 'ko',
    question: '마카체프 진 적 있어?',
    calls: [bouts('Islam Makhachev')],
    text: `네, 딱 한 번 있습니다. [[date:2015년 10월 3일|2016년 10월 3일]] [[event:UFC 192|UFC 187]]에서 아드리아누 마르틴스 (Adriano Martins)에게 [[round:1라운드|2라운드]] [[time:1:46|1:56]] KO로 졌습니다. 그 뒤로는 [[count:16|14]]경기를 모두 이겼습니다.`,
  },
  {
    language: 'ko',
    question: '마카체프 서브미션 승리 목록',
    calls: [['get_fighter_bouts', { fighter: 'Islam Makhachev', method_group: 'submission' }]],
    text: `서브미션 승리는 모두 [[count:8|11]]번입니다. 최근 경기부터 보면 다음과 같습니다.

1. 헤나토 모이카노 (Renato Moicano) – [[round:1|3]]라운드 4:05
2. 더스틴 포이리에 (Dustin Poirier) – 5라운드 [[time:2:42|2:52]], [[date:2024년 6월 1일|2024년 6월 8일]]
3. [[name:찰스 올리베이라 (Charles Oliveira)|댄 후커 (Dan Hooker)]] – 2라운드 3:16, 2022년 10월 22일`,
  },
  {
    language: 'ko',
    question: '프랭키 에드가 무승부 있었나?',
    calls: [profile('Frankie Edgar'), bouts('Frankie Edgar')],
    text: `프랭키 에드가(Frankie Edgar)의 UFC 전적은 [[record:18승 11패 1무|18승 12패 1무]]이고, 무승부는 [[date:2011년 1월 1일|2011년 11월 1일]] [[name:그레이 메이나드(Gray Maynard)|벤슨 헨더슨(Benson Henderson)]]와의 경기입니다.`,
  },
  {
    language: 'ko',
    question: '에드가 말년 경기들',
    calls: [bouts('Frankie Edgar')],
    text: `에드가는 마지막 [[count:세|다섯]] 경기를 모두 KO로 졌습니다. 코리 샌드헤이건(Cory Sandhagen)에게는 단 [[time:28초|48초]] 만에, 말론 베라(Marlon Vera)에게는 [[round:3라운드|2라운드]]에, 크리스 구티에레즈(Chris Gutierrez)에게는 1라운드 [[time:2분 1초|2분 41초]]에 쓰러졌습니다.`,
  },
  {
    language: 'ko',
    question: '에드가 BJ 펜 상대전적',
    calls: [['get_fighter_bouts', { fighter: 'Frankie Edgar', opponent: 'BJ Penn' }]],
    text: `에드가가 BJ 펜(BJ Penn)을 상대로 [[count:3전|5전]] 전승입니다. 앞의 두 번은 [[date:2010년|2012년]]에 판정으로, 마지막은 [[date:2014년 7월 6일|2014년 7월 16일]] [[round:3라운드|1라운드]] [[method:TKO|서브미션]]로 이겼습니다.`,
  },
  {
    language: 'ko',
    question: '넉다운 제일 많은 선수',
    calls: [['get_leaderboard', { metric: 'knockdowns', limit: 5 }]],
    text: `[[name:도널드 세로니|더스틴 포이리에]]가 [[count:20|24]]회로 1위입니다. 2위 앤더슨 실바([[count:18|16]]회)보다 [[count:2|4]]회 많습니다. 3위는 [[count:15|13]]회의 더스틴 포이리에입니다.`,
  },
  {
    language: 'ko',
    question: '2020년 이후 경기는 어떻게 끝났어?',
    calls: [['aggregate_bouts', { group_by: 'method_group', from: '2020-01-01' }]],
    text: `2020년 이후 판정이 [[count:242|224]]경기로 가장 많고, KO/TKO가 [[count:173|193]]경기, 서브미션이 [[count:82|28]]경기입니다. KO/TKO 경기는 평균 [[time:7분 39초|9분 39초]] 만에 끝났습니다.`,
  },
  {
    language: 'ko',
    question: '장웨일리 요안나 2차전 스탯',
    calls: [['get_bout', { fighter_a: 'Zhang Weili', fighter_b: 'Joanna Jedrzejczyk' }]],
    text: `장웨일리(Zhang Weili)는 유효타 [[count:69|59]]회, 테이크다운 [[count:3|4]]회를 기록했고, 요안나 옌드레이칙(Joanna Jedrzejczyk)의 유효타는 [[count:43|33]]회였습니다. 경기는 [[round:2라운드|3라운드]] [[time:2분 28초|2분 58초]]에 KO로 끝났습니다.`,
  },
  {
    language: 'ko',
    question: '토푸리아 키랑 나이',
    calls: [profile('Ilia Topuria')],
    text: `일리아 토푸리아 (Ilia Topuria)는 [[date:1997년 1월 21일|1997년 11월 21일]]생으로 올해 만 [[measure:29세|27세]]입니다. 키는 약 [[measure:170cm|178cm]], 리치는 [[measure:69인치|73인치]]입니다.`,
  },
  {
    language: 'ko',
    question: '토푸리아 타이틀전 정리',
    calls: [bouts('Ilia Topuria')],
    text: `- **볼카노프스키 (Alexander Volkanovski)**: [[date:2024-02-17|2024-02-27]], [[round:2R|4R]] [[time:3:32|3:52]] KO 승
- **할로웨이 (Max Holloway)**: 2024-10-26, 3R [[time:1:34|2:34]] KO 승
- **올리베이라 (Charles Oliveira)**: [[date:2025-06-28|2025-07-28]], 1R 2:27 KO 승
- **[[name:저스틴 게이치 (Justin Gaethje)|조시 에밋 (Josh Emmett)]]**: 2026-06-14, 4R KO 패`,
  },
  {
    language: 'ko',
    question: 'UFC 248 결과 알려줘',
    calls: [['get_event', { event: 'UFC 248' }]],
    text: `UFC 248은 [[date:2020년 3월 7일|2020년 3월 17일]] 라스베이거스에서 열렸습니다. 메인이벤트에서는 이스라엘 아데산야 (Israel Adesanya)가 요엘 로메로 (Yoel Romero)를 [[method:만장일치 판정|서브미션]]으로 이겼고, 션 오말리 (Sean O'Malley)는 호세 키뇨네스 (Jose Quinonez)를 [[round:1라운드|3라운드]] [[time:2분 2초|4분 2초]]에 KO로 꺾었습니다.`,
  },
];

/** A second set, written after the checks had been fitted to the first one; docs/grounding.md has what both gave at first. */
export const LATER_TEXTS: readonly HeldOutText[] = [
  {
    language: 'en',
    question: 'Was Randy Couture any good?',
    calls: [profile('Randy Couture')],
    text: `"The Natural" went [[record:16-8|18-8]] in the UFC, with [[count:nine|six]] of those wins in title fights. Knockouts account for [[count:seven|nine]] of his victories and, tellingly, [[count:seven|five]] of his [[count:eight|ten]] defeats.`,
  },
  {
    language: 'en',
    question: "When did Couture's UFC career begin and end?",
    calls: [profile('Randy Couture'), bouts('Randy Couture')],
    text: `Couture's first night in the Octagon was [[date:May 30, 1997|May 20, 1997]]; his last came almost [[duration:14|18]] years later, on [[date:April 30, 2011|April 30, 2010]], when [[name:Lyoto Machida|Mark Coleman]]'s front kick ended it at [[time:1:05|1:55]] of the [[round:second|first]] round.`,
  },
  {
    language: 'en',
    question: 'Couture vs Rizzo',
    calls: [['get_fighter_bouts', { fighter: 'Randy Couture', opponent: 'Pedro Rizzo' }]],
    text: `They fought twice in [[date:2001|2003]]. Couture took a five-round [[method:decision|submission]] in May, and in November he left no doubt with a third-round [[method:TKO|submission]] at [[time:3:22|3:52]] ([[event:UFC 34|UFC 31]]).`,
  },
  {
    language: 'en',
    question: 'Zhang Weili title record',
    calls: [profile('Zhang Weili'), bouts('Zhang Weili')],
    text: `Zhang Weili is [[record:6-3|7-3]] in UFC title fights. She first won the strawweight belt in just [[time:42 seconds|52 seconds]] against [[name:Jessica Andrade|Tecia Pennington]] ([[date:August 31, 2019|August 13, 2019]]), lost it to Rose Namajunas in April [[date:2021|2020]], and got it back from Carla Esparza by [[method:submission|TKO]] in November 2022.`,
  },
  {
    language: 'en',
    question: 'Zhang vs Namajunas',
    calls: [['get_fighter_bouts', { fighter: 'Zhang Weili', opponent: 'Rose Namajunas' }]],
    text: `Namajunas leads the series [[record:2-0|3-0]]:

* **UFC 261** – Namajunas by [[method:KO|submission]] (head kick), [[time:1:18|1:48]] of round 1
* **UFC 268** – Namajunas by [[method:split decision|TKO]], [[date:November 6, 2021|November 16, 2021]]`,
  },
  {
    language: 'en',
    question: 'Compare Usman and Edwards',
    calls: [['compare_fighters', { fighter_a: 'Kamaru Usman', fighter_b: 'Leon Edwards' }]],
    text: `Edwards is up [[record:2-1|3-1]] in the trilogy. Usman won the first meeting on [[date:December 19, 2015|December 9, 2015]] by decision; Edwards answered with a head-kick [[method:knockout|submission]] at [[time:4:04|4:40]] of the fifth in 2022 and a majority decision at [[event:UFC 286|UFC 294]].`,
  },
  {
    language: 'en',
    question: 'Does Topuria have knockout power?',
    calls: [profile('Ilia Topuria')],
    text: `Yes: [[count:six|four]] of Topuria's [[count:nine|eleven]] UFC wins are by KO/TKO (about [[percent:67%|47%]]), and he has dropped opponents [[count:8|12]] times while being knocked down only [[count:once|three times]].`,
  },
  {
    language: 'en',
    question: 'Split decision kings?',
    calls: [
      [
        'query_bouts',
        { group_by: 'fighter', measure: 'count', result: ['win'], method: ['split'], limit: 5 },
      ],
    ],
    text: `Nobody in the data has won more split decisions than [[name:Sean Strickland|Rashad Evans]], who has [[count:5|7]]. His latest was against [[name:Khamzat Chimaev|Paulo Costa]] on [[date:May 9, 2026|May 19, 2026]].`,
  },
  {
    language: 'ko',
    question: '랜디 커투어 어떤 선수였어?',
    calls: [profile('Randy Couture')],
    text: `'더 내추럴' 랜디 커투어(Randy Couture)는 UFC 통산 [[record:16승 8패|15승 8패]]를 남겼고, 그중 [[count:아홉|일곱]] 번이 타이틀전 승리였습니다. KO 승이 [[count:7|5]]번, 서브미션 승이 [[count:4|6]]번입니다.`,
  },
  {
    language: 'ko',
    question: '커투어 은퇴 경기',
    calls: [bouts('Randy Couture')],
    text: `커투어의 마지막 경기는 [[date:2011년 4월 30일|2011년 4월 20일]] UFC 129에서 열린 [[name:료토 마치다(Lyoto Machida)|마크 콜먼(Mark Coleman)]]전이었고, [[round:2라운드|3라운드]] [[time:1분 5초|1분 50초]] 만에 프런트 킥에 KO로 무너졌습니다.`,
  },
  {
    language: 'ko',
    question: '장웨일리 챔피언 등극 과정',
    calls: [bouts('Zhang Weili')],
    text: `장웨일리(Zhang Weili)는 [[date:2019년 8월 31일|2019년 8월 13일]] 제시카 안드라지(Jessica Andrade)를 불과 [[time:42초|52초]] 만에 KO로 꺾고 스트로급 정상에 올랐습니다. 2021년 4월 로즈 나마유나스(Rose Namajunas)에게 [[round:1라운드|2라운드]] KO로 벨트를 내줬지만, 2022년 11월 [[name:카를라 에스파르자(Carla Esparza)|아만다 레모스(Amanda Lemos)]]를 서브미션으로 잡고 되찾았습니다.`,
  },
  {
    language: 'ko',
    question: '우스만 에드워즈 비교',
    calls: [['compare_fighters', { fighter_a: 'Kamaru Usman', fighter_b: 'Leon Edwards' }]],
    text: `세 번의 맞대결에서 에드워즈가 [[record:2승 1패|3승 1패]]로 앞섭니다. 1차전(2015년)은 우스만의 판정승, 2차전은 에드워즈가 5라운드 [[time:4분 4초|4분 40초]] 헤드킥 KO로, 3차전은 [[event:UFC 286|UFC 294]]에서 판정으로 가져갔습니다.`,
  },
  {
    language: 'ko',
    question: '토푸리아 KO 파워 어때?',
    calls: [profile('Ilia Topuria')],
    text: `UFC [[count:9승|7승]] 중 [[count:6|4]]승이 KO/TKO로, 비율로는 약 [[percent:67%|47%]]입니다. 넉다운도 [[count:8|11]]번이나 빼앗았고, 반대로 다운을 당한 것은 [[count:한|세]] 번뿐입니다.`,
  },
  {
    language: 'ko',
    question: '스플릿 판정승이 제일 많은 선수',
    calls: [
      [
        'query_bouts',
        { group_by: 'fighter', measure: 'count', result: ['win'], method: ['split'], limit: 5 },
      ],
    ],
    text: `션 스트릭랜드(Sean Strickland)가 [[count:5|8]]번으로 가장 많습니다. 가장 최근은 [[date:2026년 5월 9일|2026년 5월 19일]] [[name:함자트 치마예프(Khamzat Chimaev)|파울로 코스타(Paulo Costa)]]전입니다.`,
  },
];
