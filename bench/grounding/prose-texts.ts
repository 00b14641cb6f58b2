import { bouts, profile, type HeldOutText } from './held-out-texts.js';

/** Dense prose in the manner of strong models; docs/grounding.md has what it gave when it was first checked. */
export const PROSE_TEXTS: readonly HeldOutText[] = [
  {
    language: 'en',
    question: 'How dominant was Ronda Rousey?',
    calls: [profile('Ronda Rousey'), bouts('Ronda Rousey')],
    text: `Ronda Rousey's UFC run was short but startling: [[record:6-2|7-2]], with every single one of her fights contested for the women's bantamweight title. All [[count:six|five]] wins were stoppages — three by armbar-style submission and three by knockout — and [[count:four|two]] of them ended in just over a minute or less.

The quickest was Cat Zingano, who tapped in [[time:14 seconds|24 seconds]] at [[event:UFC 184|UFC 190]]. The aura faded in November 2015, when Holly Holm's head kick landed [[time:59 seconds|49 seconds]] into the second, and [[name:Amanda Nunes|Miesha Tate]] needed only 48 seconds to finish her career-ending comeback.`,
  },
  {
    language: 'en',
    question: 'What happened to Tony Ferguson?',
    calls: [profile('Tony Ferguson'), bouts('Tony Ferguson')],
    text: `Ferguson once looked untouchable. Between 2013 and 2019 he reeled off [[count:12|10]] consecutive victories, capped by a second-round corner stoppage of [[name:Anthony Pettis|Kevin Lee]] and a doctor's stoppage against Donald Cerrone.

Then came the collapse: Justin Gaethje stopped him in the [[round:fifth|third]] round at UFC 249, and he never won again, dropping [[count:eight|six]] in a row through [[date:August 2024|August 2023]]. "El Cucuy" leaves the promotion at [[record:15-9|14-9]].`,
  },
  {
    language: 'en',
    question: "Merab's title reign summary",
    calls: [bouts('Merab Dvalishvili')],
    text: `**Merab Dvalishvili's run as champion**

- Won the belt from Sean O'Malley by unanimous decision on [[date:September 14, 2024|September 24, 2024]] (UFC 306)
- Defended it [[count:three|four]] times in 2025: Umar Nurmagomedov in January, O'Malley again in June and Cory Sandhagen in [[date:October|September]]
- Only one of those title wins was a finish, the [[round:third|fourth]]-round guillotine in the O'Malley rematch
- Lost it to [[name:Petr Yan|Jose Aldo]] on December 6, 2025, in what was his fourth defence attempt that year`,
  },
  {
    language: 'en',
    question: 'Does Merab finish people?',
    calls: [profile('Merab Dvalishvili')],
    text: `Not often. Of his [[count:14|16]] UFC wins, [[count:a dozen|nine]] have come on the scorecards, leaving just one knockout and one submission — a finishing rate of about [[percent:14%|24%]]. What he does do is wrestle relentlessly: [[count:119|129]] takedowns on [[count:338|318]] attempts, which works out to [[percent:35%|45%]] accuracy, and well over an hour and a half of control time.`,
  },
  {
    language: 'en',
    question: 'Velasquez vs dos Santos trilogy',
    calls: [bouts('Cain Velasquez', 'Junior Dos Santos')],
    text: `Cain Velasquez won the trilogy [[record:2-1|2-2]], but it began badly for him: in November 2011, on the UFC's first FOX show, Junior dos Santos knocked him out in only [[time:64 seconds|54 seconds]]. Thirteen months later Velasquez took the belt back with a lopsided [[method:unanimous decision|submission]] at [[event:UFC 155|UFC 160]], and he closed the series with a fifth-round TKO ([[time:3:09|3:39]]) in Houston on [[date:October 19, 2013|October 9, 2013]].`,
  },
  {
    language: 'en',
    question: 'How did the Moreno–Figueiredo rivalry go?',
    calls: [bouts('Brandon Moreno', 'Deiveson Figueiredo')],
    text: `They fought [[count:four|five]] times in a little over two years, all for flyweight gold:

| # | Event | Date | Outcome |
| --- | --- | --- | --- |
| I | UFC 256 | [[date:Dec 12, 2020|Dec 22, 2020]] | Majority draw |
| II | UFC 263 | Jun 12, 2021 | Moreno, rear-naked choke, R[[round:3|2]] |
| III | UFC 270 | Jan 22, 2022 | Figueiredo, [[method:unanimous decision|submission]] |
| IV | UFC 283 | Jan 21, 2023 | Moreno, TKO (doctor's stoppage) |

So the final tally is two wins for Moreno, one for Figueiredo and a draw.`,
  },
  {
    language: 'en',
    question: "Was Ngannou's knockout streak real?",
    calls: [bouts('Francis Ngannou')],
    text: `Very. After back-to-back decision losses to Stipe Miocic and Derrick Lewis in 2018, Francis Ngannou knocked out his next [[count:four|six]] opponents inside [[time:75 seconds|45 seconds]] apiece: Curtis Blaydes in 45 seconds, Cain Velasquez in [[time:26|36]], Junior dos Santos in 71, and Jairzinho Rozenstruik in a mere [[time:20|10]]. The fifth straight KO won him the title, Miocic going down [[time:52 seconds|32 seconds]] into round two of their [[date:March 2021|March 2020]] rematch.`,
  },
  {
    language: 'en',
    question: 'Is Tom Aspinall good?',
    calls: [profile('Tom Aspinall'), bouts('Tom Aspinall')],
    text: `By the numbers he is one of the most efficient heavyweights on record. Aspinall is [[record:8-1 (1 NC)|9-1 (1 NC)]] in the UFC and has never needed the judges; his average fight lasts barely over two minutes. [[count:Seven|Five]] of his eight victories came in the first round, including the interim-title knockout of Sergei Pavlovich ([[time:69 seconds|59 seconds]]) and his revenge over [[name:Curtis Blaydes|Marcin Tybura]] in exactly one minute.

The lone loss was a freak knee injury [[time:15 seconds|25 seconds]] into the first Blaydes fight, and the bout with Ciryl Gane in [[date:October 2025|October 2024]] ended in a no contest after an eye poke.`,
  },
  {
    language: 'en',
    question: "Holly Holm's title fights?",
    calls: [profile('Holly Holm'), bouts('Holly Holm')],
    text: `Holm has gone [[record:1-4|2-4]] in UFC championship bouts. The win is the famous one: the head kick that dethroned Rousey at UFC 193. She then lost the belt in her very first defence, choked unconscious by Miesha Tate with [[time:90 seconds|80 seconds]] left at [[event:UFC 196|UFC 200]], and came up short against Germaine de Randamie, Cris Cyborg (Cristiane Justino) and finally [[name:Amanda Nunes|Irene Aldana]], who kicked her in the head at [[time:4:10|4:40]] of round one.`,
  },
  {
    language: 'en',
    question: 'Who has the most UFC wins?',
    calls: [['get_leaderboard', { metric: 'wins', limit: 5 }]],
    text: `Jim Miller leads the all-time list with [[count:28|29]] wins, three clear of Charles Oliveira ([[count:25|26]]). Max Holloway is one further back in third, while Andrei Arlovski and [[name:Donald Cerrone|Dustin Poirier]] are tied for fourth on [[count:23|22]] each. Miller has needed [[count:47|45]] appearances to get there; Holloway has had 33.`,
  },
  {
    language: 'en',
    question: 'Most submissions in UFC history?',
    calls: [['get_leaderboard', { metric: 'submission_wins', limit: 5 }]],
    text: `1. Charles Oliveira – [[count:17|19]]
2. Jim Miller – [[count:14|15]]
3. Nate Diaz – 10
4. [[name:Islam Makhachev|Demian Maia]] – 8
5. Glover Teixeira – 7

Oliveira's lead over Miller is three. Put differently, he has more than twice as many tapouts as Makhachev, in [[count:37|35]] bouts overall.`,
  },
  {
    language: 'en',
    question: 'Are fights being finished less often these days?',
    calls: [['aggregate_bouts', { group_by: 'year', from: '2020-01-01' }]],
    text: `Up to 2025, yes. The finish rate peaked in 2022, when [[percent:56%|66%]] of bouts ended inside the distance, then slid every year to [[percent:41%|31%]] in 2025 — a drop of roughly 15 percentage points. This year has bucked the trend so far: [[count:20|25]] of [[count:31|37]] fights (about [[percent:65%|75%]]) have ended early, 17 of them by KO/TKO.`,
  },
  {
    language: 'en',
    question: 'What is a no contest?',
    calls: [],
    text: `A no contest means that neither fighter wins. It is declared when an accidental foul stops a bout before enough of it has been completed to go to the scorecards: in a three-round fight that is usually two rounds, and in a five-rounder three. A result can also be overturned months later, for example after a failed drug test. It counts as neither a win nor a loss, which is why records are sometimes written with a fourth number.`,
  },
  {
    language: 'en',
    question: 'Du Plessis vs Strickland: how close were the two fights?',
    calls: [
      bouts('Dricus Du Plessis', 'Sean Strickland'),
      ['get_bout', { fighter_a: 'Dricus Du Plessis', fighter_b: 'Sean Strickland' }],
    ],
    text: `The first one could hardly have been closer: du Plessis took the belt by [[method:split decision|submission]] at UFC 297 on [[date:January 20, 2024|January 30, 2024]]. The rematch a little over a year later (UFC 312, [[date:February 8, 2025|February 18, 2025]]) was far clearer, with all three judges siding with the South African. Both contests went the full 25 minutes, so Dricus holds a 2-0 lead in the series.`,
  },
  {
    language: 'en',
    question: 'Khamzat Chimaev results',
    calls: [profile('Khamzat Chimaev'), bouts('Khamzat Chimaev')],
    text: `"Borz" won his first [[count:nine|eight]] UFC fights before Sean Strickland edged him by split decision on [[date:May 9, 2026|May 19, 2026]]. He announced himself with two wins in the space of ten days in July 2020, then starched Gerald Meerschaert in [[time:17 seconds|27 seconds]] that September. Six of the nine victories came inside the distance — [[count:four|three]] submissions and a pair of knockouts — and he claimed the middleweight crown by outpointing [[name:Dricus Du Plessis|Robert Whittaker]] at UFC 319.`,
  },
  {
    language: 'en',
    question: 'How old was Glover Teixeira when he won the title?',
    calls: [profile('Glover Teixeira'), bouts('Glover Teixeira')],
    text: `He was [[measure:42|44]], having turned [[measure:42|44]] just two days earlier. Teixeira, born on [[date:October 28, 1979|October 18, 1979]], submitted Jan Blachowicz with a rear-naked choke [[time:3:02|3:32]] into the second round of UFC 267. It was his second shot at the belt. He surrendered it less than eight months later, tapping out to [[name:Jiri Prochazka|Jamahal Hill]] with only [[time:28 seconds|38 seconds]] remaining in the fifth.`,
  },
  {
    language: 'en',
    question: 'Tell me about the Korean Zombie',
    calls: [profile('Chan Sung Jung'), bouts('Chan Sung Jung')],
    text: `Chan Sung Jung, better known as "The Korean Zombie", finished his UFC career [[record:7-5|8-5]]. His highlights include:

* the twister against Leonard Garcia in [[date:March 2011|March 2012]], with one second left in round two
* a [[time:seven|nine]]-second knockout of Mark Hominick at UFC 140
* a fourth-round D'Arce choke of Dustin Poirier ([[date:May 15, 2012|May 25, 2012]])

He challenged for the featherweight title twice, losing to José Aldo in 2013 and [[name:Alexander Volkanovski|Brian Ortega]] in 2022, both times in the fourth. Military service and injuries kept him out of the cage for three and a half years in between.`,
  },
  {
    language: 'en',
    question: 'Cormier vs Miocic trilogy and strikes in the last one',
    calls: [
      bouts('Daniel Cormier', 'Stipe Miocic'),
      ['get_bout', { fighter_a: 'Daniel Cormier', fighter_b: 'Stipe Miocic' }],
    ],
    text: `Stipe Miocic got the better of it, [[record:2-1|3-1]]. DC struck first with a knockout at [[time:4:33|4:53]] of the opening round at UFC 226; Miocic repaid him with a fourth-round TKO 13 months later and then took the decider on the cards, [[record:49-46|49-45]] twice and 48-47. In that third fight Miocic landed [[count:115|125]] significant strikes to Cormier's [[count:105|95]] and scored the only knockdown.`,
  },
  {
    language: 'en',
    question: "Alexandre Pantoja's defences",
    calls: [['get_title_reigns', { fighter: 'Alexandre Pantoja' }], bouts('Alexandre Pantoja')],
    text: `Pantoja held the flyweight belt for [[duration:882 days|828 days]], just shy of two and a half years, and made [[count:four|six]] successful defences: two decisions (Brandon Royval and Steve Erceg) followed by two rear-naked chokes (Kai Asakura and [[name:Kai Kara-France|Manel Kape]]). It all came crashing down at UFC 323, where an arm injury ended his fifth defence after a mere [[time:26 seconds|36 seconds]] and made Joshua Van champion.`,
  },
  {
    language: 'en',
    question: 'Who has the longer reach, Yan or Sterling?',
    calls: [['compare_fighters', { fighter_a: 'Petr Yan', fighter_b: 'Aljamain Sterling' }]],
    text: `Aljamain Sterling does, by about four inches: his reach is [[measure:71 inches (180 cm)|74 inches (188 cm)]] against Yan's [[measure:67|65]]. They stand exactly the same height, [[measure:5'7"|5'9"]]. Sterling is also the older man, by some three and a half years, and the more prolific wrestler ([[count:56|46]] takedowns to Yan's [[count:32|42]]), whereas Yan has the knockdowns: [[count:10|12]], to none for "Funk Master".`,
  },
  {
    language: 'ko',
    question: '론다 로우지 전성기 어땠어?',
    calls: [profile('Ronda Rousey'), bouts('Ronda Rousey')],
    text: `론다 로우지(Ronda Rousey)는 UFC에서 [[record:6승 2패|7승 2패]]를 기록했고, 8경기 전부가 타이틀전이었습니다. 승리 6번은 모두 피니시(KO 3회, 서브미션 [[count:3|2]]회)로, 그중 다섯 번이 1라운드에 끝났습니다.

특히 캣 진가노(Cat Zingano)를 [[time:14초|24초]] 만에 암바로 잡아낸 경기가 유명합니다. 그러나 2015년 11월 홀리 홈(Holly Holm)에게 [[round:2라운드|3라운드]] 59초 헤드킥 KO로 벨트를 내줬고, 1년여 뒤 [[name:아만다 누네스(Amanda Nunes)|미샤 테이트(Miesha Tate)]]에게도 48초 만에 무너졌습니다.`,
  },
  {
    language: 'ko',
    question: '정찬성 커리어 정리해줘',
    calls: [profile('Chan Sung Jung'), bouts('Chan Sung Jung')],
    text: `'코리안 좀비' 정찬성의 UFC 통산 전적은 [[record:7승 5패|8승 5패]]입니다.

- **명승부**: 2011년 레너드 가르시아를 상대로 UFC 최초의 트위스터 승리 (2R [[time:4분 59초|4분 49초]])
- **최단 시간 승리**: 마크 호미닉전 [[time:7초|9초]] KO
- **타이틀 도전**: 두 차례. 조제 알도([[date:2013년 8월|2013년 9월]]), 알렉산더 볼카노프스키(2022년 4월) 모두 4라운드 TKO 패
- **은퇴전**: [[date:2023년 8월 26일|2023년 8월 16일]] [[name:맥스 할로웨이|브라이언 오르테가]]에게 3라운드 23초 KO패

7승 가운데 6승이 피니시였을 만큼 화끈한 선수였습니다.`,
  },
  {
    language: 'ko',
    question: '김동현 UFC 전적',
    calls: [profile('Dong Hyun Kim'), bouts('Dong Hyun Kim')],
    text: `김동현(Dong Hyun Kim)은 UFC에서 [[record:13승 4패 1무효|12승 4패 1무효]]를 거둔 웰터급 파이터입니다. 승리의 절반 이상인 [[count:8승|6승]]이 판정이었지만, 2013~2014년에는 에릭 실바와 존 해서웨이를 연달아 KO시키기도 했습니다. 특히 해서웨이전의 백스핀 엘보([[round:3라운드|2라운드]] 1분 2초)는 지금도 회자됩니다. 마지막 경기는 [[date:2017년 6월 17일|2017년 6월 7일]] [[name:콜비 코빙턴|타이론 우들리]]에게 당한 만장일치 판정패였습니다.`,
  },
  {
    language: 'ko',
    question: '최두호 최근 경기 어때?',
    calls: [profile('Doo Ho Choi'), bouts('Doo Ho Choi')],
    text: `최두호는 최근 [[count:3연승|4연승]] 중이며 세 경기 모두 KO로 끝냈습니다. 2024년 7월 빌 알지오를 [[round:2라운드|3라운드]] 3분 38초에, 12월에는 네이트 랜드웨어를 3라운드 엘보로 잡았고, [[date:2026년 5월|2026년 6월]] 다니엘 산토스를 바디샷으로 쓰러뜨렸습니다. 통산 6승이 전부 KO/TKO이고, 전적은 [[record:6승 3패 1무|6승 4패 1무]]입니다. 그 전에는 3연패와 무승부로 8년 넘게 승리가 없었습니다.`,
  },
  {
    language: 'ko',
    question: '메랍 드발리쉬빌리 타이틀 방어전',
    calls: [bouts('Merab Dvalishvili')],
    text: `메랍 드발리쉬빌리는 2024년 9월 션 오말리를 꺾고 밴텀급 챔피언에 오른 뒤 [[count:세 차례|네 차례]] 방어에 성공했습니다.

| 날짜 | 상대 | 결과 |
| --- | --- | --- |
| [[date:2025-01-18|2025-01-28]] | 우마르 누르마고메도프 | 만장일치 판정승 |
| 2025-06-07 | 션 오말리 | [[round:3R|4R]] 길로틴 초크 |
| 2025-10-04 | [[name:코리 샌드헤이건|헨리 세후도]] | 만장일치 판정승 |

그러나 2025년 12월, 한 해에만 네 번째였던 방어전에서 페트르 얀에게 판정으로 지며 벨트를 내려놓았습니다. 이로써 [[count:14연승|12연승]] 행진도 끝났습니다.`,
  },
  {
    language: 'ko',
    question: '토니 퍼거슨 몇 연패야?',
    calls: [profile('Tony Ferguson'), bouts('Tony Ferguson')],
    text: `토니 퍼거슨은 2020년 5월 저스틴 게이치에게 진 이후 [[count:8연패|7연패]]를 당했습니다. 이 중 판정패가 3번, 서브미션 패가 [[count:3번|4번]], KO/TKO 패가 2번입니다. 가장 뼈아픈 패배는 마이클 챈들러의 프런트킥에 [[round:2라운드|1라운드]] 시작 17초 만에 쓰러진 경기(UFC 274)였고, 마지막은 [[date:2024년 8월 3일|2024년 8월 13일]] 마이클 키에사에게 당한 1라운드 서브미션패입니다. 한때 [[count:12연승|11연승]]을 달렸던 선수라 더 안타깝습니다.`,
  },
  {
    language: 'ko',
    question: '은가누 KO 기록 정리',
    calls: [profile('Francis Ngannou'), bouts('Francis Ngannou')],
    text: `프란시스 은가누는 UFC 12승 중 [[count:10승|8승]]을 KO/TKO로 장식했습니다. 비율로 치면 약 [[percent:83%|73%]]입니다. 2018년 11월부터 2020년 5월까지 블레이즈(45초), 케인 벨라스케즈([[time:26초|36초]]), 도스 산토스(1분 11초), 로젠스트루이크([[time:20초|10초]])를 모두 1라운드에 끝냈고, [[date:2021년 3월|2020년 3월]]에는 미오치치를 2라운드 52초 만에 눕히며 챔피언이 됐습니다. 이후 시릴 가네를 판정으로 꺾고 1차 방어에 성공했습니다.`,
  },
  {
    language: 'ko',
    question: '벨라스케즈 도스산토스 3연전',
    calls: [bouts('Cain Velasquez', 'Junior Dos Santos')],
    text: `상대 전적은 벨라스케즈가 [[record:2승 1패|3승 1패]]로 앞섭니다. 1차전(2011년 11월)은 도스 산토스가 [[time:64초|54초]] 만에 KO로 이겼지만, 2차전([[event:UFC 155|UFC 146]])에서는 벨라스케즈가 5라운드 내내 압도하며 판정승을 거뒀습니다. [[date:2013년 10월 19일|2013년 10월 9일]] 열린 3차전 역시 5라운드 3분 9초 TKO로 벨라스케즈의 승리였습니다.`,
  },
  {
    language: 'ko',
    question: '아스피날 경기 시간 왜 이렇게 짧아?',
    calls: [profile('Tom Aspinall'), bouts('Tom Aspinall')],
    text: `톰 아스피날(Tom Aspinall)의 8승은 모두 피니시이고, 그 가운데 [[count:7승|5승]]이 1라운드에 나왔습니다. 옥타곤에서 보낸 시간을 다 합쳐도 약 [[duration:23분|33분]]에 불과합니다. 최근 3승만 보면 마르친 티부라 1분 13초, 세르게이 파블로비치 [[time:1분 9초|1분 19초]], 커티스 블레이즈 딱 1분입니다. 유일한 패배는 [[date:2022년 7월|2022년 8월]] 블레이즈전에서 시작 15초 만에 무릎을 다친 것이었습니다.`,
  },
  {
    language: 'ko',
    question: 'UFC 최다승 랭킹 알려줘',
    calls: [['get_leaderboard', { metric: 'wins', limit: 5 }]],
    text: `1위는 [[count:28승|29승]]의 짐 밀러입니다. 2위 찰스 올리베이라([[count:25승|24승]])와는 세 경기 차이고, 맥스 할로웨이가 24승으로 그 뒤를 바짝 쫓고 있습니다. 공동 4위는 안드레이 알롭스키와 [[name:도널드 세로니|더스틴 포이리에]]로 나란히 [[count:23승|22승]]입니다. 참고로 밀러는 총 [[count:47경기|45경기]]를 치러 최다 출전 기록도 갖고 있습니다.`,
  },
  {
    language: 'ko',
    question: '최근 몇 년 피니시율 추이',
    calls: [['aggregate_bouts', { group_by: 'year', from: '2020-01-01' }]],
    text: `2022년에 [[percent:56.1%|66.1%]]로 정점을 찍은 뒤 3년 연속 하락해 2025년에는 [[percent:41.4%|31.4%]]까지 떨어졌습니다. 올해는 지금까지 [[count:31경기|37경기]] 중 20경기가 피니시로 끝나 약 65%로 반등했습니다. 평균 경기 시간은 2025년이 [[time:15분 4초|12분 4초]]로 가장 길었습니다.`,
  },
  {
    language: 'ko',
    question: '노 컨테스트가 뭐야?',
    calls: [],
    text: `노 컨테스트(무효 경기)는 승패를 가리지 않는 결과입니다. 우발적인 반칙으로 경기를 계속할 수 없는데 아직 판정으로 갈 만큼 진행되지 않았을 때, 즉 3라운드 경기에서 2라운드를 채우지 못했거나 5라운드 경기에서 3라운드를 채우지 못했을 때 선언됩니다. 약물 검사 적발로 나중에 결과가 바뀌는 경우도 있습니다.`,
  },
  {
    language: 'ko',
    question: '모레노 피게레도 상대전적',
    calls: [bouts('Brandon Moreno', 'Deiveson Figueiredo')],
    text: `브랜든 모레노와 데이베손 피게레도는 플라이급 타이틀을 놓고 총 [[count:네 번|다섯 번]] 싸웠고, 모레노가 [[record:2승 1패 1무|3승 1패 1무]]로 우위입니다.

1. 2020년 12월 12일 UFC 256 — 다수 판정 무승부
2. [[date:2021년 6월 12일|2021년 6월 22일]] UFC 263 — 모레노, 3라운드 [[time:2분 26초|2분 46초]] 리어 네이키드 초크
3. 2022년 1월 22일 UFC 270 — 피게레도, 만장일치 판정
4. 2023년 1월 21일 [[event:UFC 283|UFC 273]] — 모레노, 3라운드 종료 후 닥터 스톱`,
  },
  {
    language: 'ko',
    question: '치마예프 무패야?',
    calls: [profile('Khamzat Chimaev'), bouts('Khamzat Chimaev')],
    text: `아니요. UFC 데뷔 후 [[count:9전 전승|8전 전승]]을 달리다가 [[date:2026년 5월 9일|2026년 5월 19일]] 션 스트릭랜드에게 스플릿 판정으로 첫 패배를 당했습니다. 그 전까지는 로버트 휘태커를 1라운드 [[time:3분 34초|3분 44초]] 만에 서브미션으로 꺾고, [[name:드리쿠스 뒤 플레시|케빈 홀랜드]]를 상대로 5라운드 판정승을 거두며 미들급 챔피언에 올랐습니다. 9승 중 6승이 피니시(서브미션 [[count:4|5]], KO 2)입니다.`,
  },
  {
    language: 'ko',
    question: '홀리 홈 타이틀전 전적',
    calls: [profile('Holly Holm'), bouts('Holly Holm')],
    text: `홀리 홈의 타이틀전 성적은 [[record:1승 4패|2승 4패]]입니다. 론다 로우지를 꺾고 챔피언이 된 것이 유일한 승리였고, 첫 방어전에서 미샤 테이트에게 [[round:5라운드|4라운드]] 3분 30초 초크로 패해 불과 4개월 만에 벨트를 잃었습니다. 이후 페더급에서 저메인 데 란다미와 크리스 사이보그에게 연달아 판정패했고, [[date:2019년 7월|2019년 8월]]에는 아만다 누네스에게 [[time:4분 10초|4분 40초]] 만에 KO로 졌습니다.`,
  },
  {
    language: 'ko',
    question: '글로버 테세이라 몇 살에 챔피언 됐어?',
    calls: [profile('Glover Teixeira'), bouts('Glover Teixeira')],
    text: `만 [[measure:42세|44세]]입니다. 1979년 10월 28일생인 글로버 테세이라는 42번째 생일을 이틀 넘긴 [[date:2021년 10월 30일|2021년 10월 20일]] UFC 267에서 얀 블라코비치를 [[round:2라운드|3라운드]] 리어 네이키드 초크로 잡았습니다. 다만 8개월도 안 돼 첫 방어전에서 [[name:이리 프로하즈카|자마할 힐]]에게 5라운드 4분 32초 서브미션으로 패했습니다.`,
  },
  {
    language: 'ko',
    question: '얀 스털링 1차전 결과',
    calls: [bouts('Petr Yan', 'Aljamain Sterling')],
    text: `2021년 3월 6일 [[event:UFC 259|UFC 257]]에서 페트르 얀이 알저메인 스털링에게 [[round:4라운드|3라운드]] [[time:4분 29초|4분 9초]] 반칙패(DQ)를 당했습니다. 그라운드 상태의 상대에게 니킥을 찼기 때문입니다. 약 1년 뒤인 [[date:2022년 4월 9일|2022년 4월 19일]] 2차전에서도 스털링이 스플릿 판정으로 이겨, 두 번 모두 스털링의 승리로 끝났습니다.`,
  },
  {
    language: 'ko',
    question: '판토자 챔피언 기간',
    calls: [['get_title_reigns', { fighter: 'Alexandre Pantoja' }]],
    text: `알렉산드레 판토자는 2023년 7월 8일 브랜든 모레노에게서 벨트를 빼앗아 [[duration:882일|828일]], 그러니까 2년 반 가까이 플라이급 정상을 지켰습니다. 그동안 [[count:4차|5차]] 방어까지 성공했고, [[date:2025년 12월 6일|2025년 12월 16일]] [[name:조슈아 반|브랜든 로이발]]에게 타이틀을 내줬습니다.`,
  },
  {
    language: 'ko',
    question: '코미어 미오치치 3차전 판정 점수',
    calls: [['get_bout', { fighter_a: 'Daniel Cormier', fighter_b: 'Stipe Miocic' }]],
    text: `스티페 미오치치의 만장일치 판정승이었고, 채점은 두 명이 [[record:49-46|49-45]], 한 명이 48-47이었습니다. 유효타는 미오치치 [[count:115|125]]대 코미어 [[count:105|95]]로 큰 차이가 없었지만, 넉다운은 미오치치만 [[count:한|세]] 차례 기록했습니다. 경기는 [[date:2020년 8월 15일|2020년 8월 25일]] 라스베이거스에서 열렸습니다.`,
  },
  {
    language: 'ko',
    question: '얀이랑 스털링 신체조건 비교',
    calls: [['compare_fighters', { fighter_a: 'Petr Yan', fighter_b: 'Aljamain Sterling' }]],
    text: `| 항목 | 페트르 얀 | 알저메인 스털링 |
| --- | --- | --- |
| 키 | 170cm | 170cm |
| 리치 | [[measure:170cm|175cm]] | [[measure:180cm|188cm]] |
| 나이 | 만 33세 | 만 [[measure:37세|39세]] |
| UFC 전적 | [[record:12승 4패|13승 4패]] | 18승 5패 |

키는 똑같지만 리치는 스털링이 약 10cm 더 깁니다. 테이크다운도 스털링이 [[count:56|46]]회로 얀(32회)보다 훨씬 많고, 반대로 넉다운은 얀이 10회, 스털링은 하나도 없습니다.`,
  },
];
