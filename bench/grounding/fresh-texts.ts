import { bouts, profile, type HeldOutText } from './held-out-texts.js';

/** Written after the checks had been fitted to all the others; docs/grounding.md has what they gave at first. */
export const FRESH_TEXTS: readonly HeldOutText[] = [
  {
    language: 'en',
    question: 'How did Michael Bisping become champion?',
    calls: [profile('Michael Bisping'), bouts('Michael Bisping')],
    text: `It took him a decade of trying. Bisping had already won more than 15 UFC bouts when he stepped in against Luke Rockhold at [[event:UFC 199|UFC 192]] and knocked him out at [[time:3:36|3:56]] of the first round, avenging a 2014 guillotine loss. He edged [[name:Dan Henderson|Cung Le]] in his only successful defence four months later, then gave up the belt to Georges St-Pierre, who choked him unconscious in round [[round:three|two]] on [[date:November 4, 2017|November 14, 2017]]. Just three weeks after that he was knocked out by Kelvin Gastelum, and he retired at [[record:20-9|21-9]].`,
  },
  {
    language: 'en',
    question: "What was Lyoto Machida's record and style of victory?",
    calls: [profile('Lyoto Machida'), bouts('Lyoto Machida')],
    text: `"The Dragon" compiled a [[record:16-8|16-9]] mark in the Octagon. His wins split almost evenly: [[count:eight|six]] decisions, [[count:seven|nine]] knockouts and a lone submission. He signed off in style, front-kicking Vitor Belfort into retirement [[time:one minute|two minutes]] into the second round on [[date:May 12, 2018|May 22, 2018]].`,
  },
  {
    language: 'en',
    question: 'Is Jiri Prochazka always in finishes?',
    calls: [profile('Jiri Prochazka'), bouts('Jiri Prochazka')],
    text: `So far, yes: none of Prochazka's nine UFC fights has gone to the scorecards. He has [[count:five|four]] knockouts and a submission to his name, and all three of his losses were knockouts too. Two of them came at the hands of [[name:Alex Pereira|Jamahal Hill]], the second by head kick just [[time:13 seconds|23 seconds]] into round two at UFC 303. The other was a first-round stoppage by Carlos Ulberg in [[date:April 2026|March 2026]].`,
  },
  {
    language: 'en',
    question: 'Dillashaw vs Garbrandt recap',
    calls: [bouts('TJ Dillashaw', 'Cody Garbrandt')],
    text: `Dillashaw won both fights by knockout. In the first, at Madison Square Garden in [[date:November 2017|December 2017]], he survived an early scare and put Garbrandt away [[time:2:41|2:11]] into the second. Nine months later he did it even faster, needing only [[time:4:10|4:40]] of the opening round at [[event:UFC 227|UFC 237]] to keep the bantamweight belt.`,
  },
  {
    language: 'en',
    question: 'Who has knocked out the most people in the UFC?',
    calls: [['get_leaderboard', { metric: 'ko_tko_wins', limit: 5 }]],
    text: `Derrick Lewis, comfortably. "The Black Beast" has [[count:16|18]] KO/TKO wins from [[count:32|36]] fights, meaning half of his appearances have ended with him knocking someone out. Matt Brown is next with [[count:13|14]], followed by Max Holloway and [[name:Vitor Belfort|Francis Ngannou]] on a dozen apiece; Anderson Silva rounds out the top five with [[count:11|10]].`,
  },
  {
    language: 'en',
    question: 'Compare the grappling of Merab and GSP',
    calls: [['get_leaderboard', { metric: 'takedowns_landed', limit: 5 }]],
    text: `On volume it isn't close. Merab Dvalishvili has landed [[count:119|129]] takedowns in just [[count:17|21]] fights — seven per outing — while Georges St-Pierre, second on the list, needed 22 fights for his [[count:90|95]]. That leaves a gap of 29. No one else has reached 75.`,
  },
  {
    language: 'en',
    question: "Dominick Cruz's two title reigns",
    calls: [['get_title_reigns', { fighter: 'Dominick Cruz' }], bouts('Dominick Cruz')],
    text: `Cruz held the UFC bantamweight title twice:

1. **First reign** – began with a decision over Urijah Faber on [[date:July 2, 2011|July 12, 2011]]; one defence, against Demetrious Johnson. It ended outside the cage.
2. **Second reign** – won back from [[name:TJ Dillashaw|Cody Garbrandt]] by split decision on January 17, 2016 and kept for [[duration:348 days|384 days]], again with a single defence.

Between those two reigns he fought only once in more than four years, a [[time:61-second|51-second]] destruction of Takeya Mizugaki.`,
  },
  {
    language: 'en',
    question: 'Was Benson Henderson ever finished?',
    calls: [profile('Benson Henderson'), bouts('Benson Henderson')],
    text: `Twice in these bouts. Anthony Pettis caught him in an armbar at [[time:4:41|4:11]] of the first round to take the lightweight title at UFC 164, and Rafael dos Anjos knocked him out in the opening round almost a year later ([[date:August 23, 2014|August 13, 2014]]). His third loss was a decision against [[name:Donald Cerrone|Nate Diaz]]. He never scored a finish himself: all [[count:five|six]] of his wins went the distance.`,
  },
  {
    language: 'en',
    question: 'How do fights in the UFC end since 2024?',
    calls: [['aggregate_bouts', { group_by: 'method_group', from: '2024-01-01' }]],
    text: `Just over half go to the judges. Of the 161 bouts in this data, [[count:85|95]] were decided on the cards (about [[percent:53%|63%]]), [[count:49|59]] ended in a knockout and [[count:26|36]] in a submission. When there is a finish, it tends to come a little under nine minutes in.`,
  },
  {
    language: 'en',
    question: 'How are rounds scored?',
    calls: [],
    text: `Three judges score every round on the 10-point must system. The winner of a round gets 10 points and the loser usually 9; a dominant round may be scored 10-8. After three or five rounds the points are added up. If all three judges favour the same fighter it is a unanimous decision, and if only two do, it is a split or a majority decision.`,
  },
  {
    language: 'ko',
    question: '비스핑 커리어 마지막 어땠어?',
    calls: [profile('Michael Bisping'), bouts('Michael Bisping')],
    text: `마이클 비스핑은 2017년 11월 한 달 동안 두 번 연속 피니시 패배를 당하고 은퇴했습니다. 먼저 [[date:11월 4일|11월 14일]] UFC 217에서 조르주 생피에르에게 [[round:3라운드|2라운드]] 4분 23초 리어 네이키드 초크로 벨트를 뺏겼고, 불과 3주 뒤 [[name:켈빈 가스텔럼|팀 케네디]]에게 1라운드 [[time:2분 30초|2분 50초]] KO로 졌습니다. UFC 통산 전적은 [[record:20승 9패|20승 8패]]입니다.`,
  },
  {
    language: 'ko',
    question: '료토 마치다 KO승 비율',
    calls: [profile('Lyoto Machida')],
    text: `료토 마치다의 UFC 16승 중 KO/TKO는 [[count:7번|9번]]으로 약 [[percent:44%|54%]]입니다. 판정승이 [[count:8번|6번]]으로 가장 많고, 서브미션승은 한 번뿐입니다. 한때 8연승을 달리기도 했으며, 타이틀전 성적은 [[record:2승 3패|3승 3패]]입니다.`,
  },
  {
    language: 'ko',
    question: '프로하즈카 테세이라 경기 설명해줘',
    calls: [bouts('Glover Teixeira', 'Jiri Prochazka')],
    text: `2022년 6월 [[event:UFC 275|UFC 285]] 메인이벤트로 열린 라이트헤비급 타이틀전입니다. 이리 프로하즈카(Jiri Prochazka)가 종료 28초를 남기고 [[round:5라운드|3라운드]] [[time:4분 32초|4분 12초]] 리어 네이키드 초크로 챔피언 글로버 테세이라를 꺾었습니다. 24분 넘게 이어진 혈전이었습니다.`,
  },
  {
    language: 'ko',
    question: '딜라쇼 챔피언 시절 요약',
    calls: [profile('TJ Dillashaw'), bouts('TJ Dillashaw')],
    text: `- **1차 집권**: [[date:2014년 5월 24일|2014년 5월 14일]] 헤난 바라오를 5라운드 TKO로 꺾고 챔피언 등극, 이후 조 소토와 바라오를 상대로 두 차례 방어
- **상실**: 2016년 1월 [[name:도미닉 크루즈|코디 가브란트]]에게 스플릿 판정패
- **2차 집권**: 2017년 11월 코디 가브란트를 [[round:2라운드|3라운드]] 2분 41초 만에 KO, 9개월 뒤 재대결에서도 1라운드 KO승

타이틀전 통산 [[record:5승 3패|6승 3패]]이고, 2019년 플라이급 도전에서는 세후도에게 [[time:32초|42초]] 만에 무너졌습니다.`,
  },
  {
    language: 'ko',
    question: 'UFC 피니시 최다 선수',
    calls: [['get_leaderboard', { metric: 'finishes', limit: 5 }]],
    text: `찰스 올리베이라가 [[count:21회|23회]]로 1위, 짐 밀러가 [[count:20회|19회]]로 바로 뒤를 쫓고 있습니다. 공동 3위는 데릭 루이스와 [[name:도널드 세로니|맥스 할로웨이]](각 16회)이고, 더스틴 포이리에가 15회로 5위입니다. 올리베이라는 37경기 만에 이 기록을 세웠으니 절반 넘게 피니시로 끝낸 셈입니다.`,
  },
  {
    language: 'ko',
    question: '메랍 오말리 2차전 어떻게 끝났어?',
    calls: [bouts('Merab Dvalishvili', "Sean O'Malley")],
    text: `[[date:2025년 6월 7일|2025년 6월 17일]] UFC 316에서 메랍 드발리쉬빌리가 [[round:3라운드|4라운드]] [[time:4분 42초|4분 22초]] 길로틴 초크로 션 오말리를 제압했습니다. 약 9개월 전 1차전은 5라운드 만장일치 판정이었으니, 두 번째 대결은 더 확실하게 끝낸 셈입니다. 상대 전적은 메랍의 [[record:2승 0패|3승 0패]]입니다.`,
  },
  {
    language: 'ko',
    question: '은가누 챔피언 등극 나이',
    calls: [profile('Francis Ngannou'), bouts('Francis Ngannou')],
    text: `프란시스 은가누는 만 [[measure:34세|36세]]였던 [[date:2021년 3월 27일|2021년 3월 17일]], UFC 260에서 스티페 미오치치를 [[round:2라운드|1라운드]] 52초 만에 KO시키고 헤비급 챔피언이 됐습니다. 3년 전 1차전에서 5라운드 판정으로 졌던 것을 되갚은 승리였고, 5경기 연속 KO승이기도 했습니다.`,
  },
  {
    language: 'ko',
    question: '판정은 어떻게 채점해?',
    calls: [],
    text: `세 명의 심판이 라운드마다 10점 만점 방식으로 채점합니다. 라운드를 이긴 선수가 10점, 진 선수는 보통 9점을 받고, 일방적인 라운드는 10-8이 나오기도 합니다. 세 심판이 모두 같은 선수의 손을 들어 주면 만장일치 판정, 두 명만 들어 주면 스플릿 판정이 됩니다.`,
  },
  {
    language: 'ko',
    question: '짐 밀러 어떤 선수야?',
    calls: [profile('Jim Miller'), ['get_leaderboard', { metric: 'bouts', limit: 5 }]],
    text: `짐 밀러(Jim Miller)는 UFC 최다 출전([[count:47경기|45경기]]) 기록을 가진 43세의 라이트급 베테랑입니다. 전적은 [[record:28승 18패|28승 17패]] 1무효이며, 승리의 정확히 절반인 [[count:14승|12승]]이 서브미션입니다. 출전 2위 안드레이 알롭스키([[count:42경기|41경기]])보다 다섯 경기를 더 뛰었습니다. 왼손잡이(사우스포)이고 리치는 [[measure:180cm|188cm]]입니다.`,
  },
  {
    language: 'ko',
    question: '페트르 얀 최근 폼',
    calls: [profile('Petr Yan'), bouts('Petr Yan')],
    text: `최근 4연승으로 완전히 살아났습니다. 2024년 송야동과 피게레도를, 2025년에는 마커스 맥기와 [[name:메랍 드발리쉬빌리|션 오말리]]를 모두 판정으로 꺾었습니다. 특히 [[date:2025년 12월 6일|2025년 12월 16일]] 메랍전 승리로 약 4년 9개월 만에 밴텀급 벨트를 되찾았습니다. 그 전에는 [[count:3연패|5연패]]를 당하고 있었습니다.`,
  },
];
