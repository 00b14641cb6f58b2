import type { Entry } from '../meaning.js';

const KO = '{ko|tko|케이오|케오|티케이오|넉아웃|녹아웃}';
const SUB = '{서브미션|섭미션|섭밋션|서브|섭|탭|탭아웃|초크|항복|관절기}';

/** Results, verbs between fighters, and the ways in which bouts end. */
export const OUTCOMES: readonly Entry[] = [
  // Results as nouns.
  {
    means: { is: 'result', result: 'win' },
    en: 'win{|s|ning}|won|victor{y|ies|ious}|triumph{|s}|w|ws',
    ko: '승리{|를|한|했}|이긴횟수|승수|우승',
  },
  { means: { is: 'result', result: 'win' }, ko: '승', rare: true },
  {
    means: { is: 'result', result: 'loss' },
    en: 'loss{|es}|defeat{|s}|l|ls|losing|lost|lose{|s}',
    ko: '패배{|를|한|했}|진횟수|패수|패전',
  },
  { means: { is: 'result', result: 'loss' }, ko: '패', rare: true },
  {
    means: { is: 'result', result: 'draw' },
    en: 'draw{|s|n}|drew|tie{|s|d}',
    ko: '무승부|비긴|비겼|비김|비긴경기',
  },
  { means: { is: 'result', result: 'draw' }, ko: '무', rare: true },
  {
    means: { is: 'result', result: 'no_contest' },
    en: 'no contest{|s}|nc|ncs|no-contest{|s}',
    ko: '무효{|경기|처리|시합}|노콘테스트|노컨테스트|노컨',
  },
  // Verbs without a method.
  {
    means: { is: 'verb', result: 'win' },
    en: 'beat{|s|ing}|beaten|defeated|defeating|outpoint{|ed|s}|overcame|overcome|upset|edged|dominated|get past|got past|took out|get the better of|got the better of|got a win over|won against|won over|win over|wins over|victory over|win against|wins against',
    ko: '이{기|겨|겼|긴|길|김|겻|겼던|기고|긴거|겼나|겨본|기는|긴다}|꺾{은|었|고|을|어}|꺽{은|었}|잡{은|았던}|제압{한|했}|눌{른|렀}|쓰러뜨{린|렸}',
  },
  {
    means: { is: 'verb', result: 'loss' },
    en: 'lost to|lose to|loses to|losing to|loss{|es} to|fell to|defeat{|s} to|losses against|loss against|lost against|lose against',
    ko: '졌{|던|나|는|음|어}|졋|지{는|고}|패한|패했|패배한|패배했|무너진|무너졌',
  },
  { means: { is: 'verb', result: 'loss' }, ko: '진|짐', rare: true },
  {
    means: { is: 'verb', result: 'win', passive: true },
    en: 'been beaten|was beaten|were beaten|got beaten|been defeated|was defeated|is beaten|get beaten|been upset',
  },
  {
    means: { is: 'verb', result: 'faced' },
    en: 'fought|faced|face{|s}|meet|met|battled|shared the octagon|gone up against|squared off|squared off with|took on|fought against|fight against|faced off|rematched',
    ko: '싸{운|웠|워|움|우}|붙{은|었|어|었던}|맞붙{은|었|어}|만난|만났|상대한|상대했|대결한|대결했|겨룬|겨뤘|경기한|경기했|맞선|맞섰|상대해',
  },
  // Verbs with a method.
  {
    means: { is: 'verb', result: 'win', set: { method_group: ['ko_tko'] } },
    en: 'knock{|ed|s|ing} out|ko{d|ed|es|ing}|tko{d|ed|es}|stopped|stop|starch{|ed}|sleep|slept|put to sleep|flatline{|d}',
    ko: `${KO}{시킨|시켰|시키|로이긴|로이겼|로이기|로이김|로꺾은|로꺾었|로잡은|로끝낸|로끝냈|로보낸|로보냈}|실신시킨|실신시켰|때려눕힌|때려눕혔`,
  },
  {
    means: { is: 'verb', result: 'win', passive: true, set: { method_group: ['ko_tko'] } },
    en: '{been|was|were|got|gotten|get|gets|being|is} {knocked out|kod|koed|tkod|tkoed|stopped|starched|slept|put to sleep}',
    ko: `${KO}{당한|당했|당함|된|됐|로진|로졌|로지|로패한|로패했|로짐}|실신당한|실신당했|실신한|실신했`,
  },
  {
    means: { is: 'verb', result: 'win', set: { method_group: ['submission'] } },
    en: 'submit{|s|ted|ting}|tap{ped|ped out|s out|out}|choke{|d|d out|s} out|choked|armbarred|submited',
    ko: `${SUB}{시킨|시켰|받아낸|받아냈|로이긴|로이겼|로이기|으로이긴|으로이겼|으로이기|으로이김|으로꺾은|으로꺾었|으로잡은|으로끝낸|으로끝냈}|기절시킨|기절시켰`,
  },
  {
    means: { is: 'verb', result: 'win', passive: true, set: { method_group: ['submission'] } },
    en: '{been|was|were|got|gotten|get|gets|being|is} {submitted|tapped|tapped out|choked out|choked|subbed}|tapped to|tapped out to',
    ko: `${SUB}{당한|당했|당함|친|쳤|한|했|으로진|으로졌|으로지|으로패한|으로짐|로진|로졌}|기절당한|기절한|기절했`,
  },
  {
    means: { is: 'verb', result: 'win', set: { method_group: ['ko_tko', 'submission'] } },
    en: 'finish{ed|ing}',
    ko: '{피니시|피니쉬}{한|했|시킨|시켰|로이긴|로이겼|로이기|로이김|로꺾은|로끝낸|로끝냈|로잡은|해}|끝낸|끝내버린',
  },
  {
    means: { is: 'verb', result: 'win', passive: true, set: { method_group: ['ko_tko', 'submission'] } },
    en: '{been|was|were|got|gotten|get|gets|being|is} finished',
    ko: '{피니시|피니쉬}{당한|당했|당함|된|됐|로진|로졌|로지|로패한|로짐}',
  },
  {
    means: { is: 'verb', result: 'win', set: { method_group: ['decision'] } },
    en: 'outpointed|decisioned|beat on points',
    ko: '판정{으로이긴|으로이겼|으로이기|으로이김|으로꺾은|으로잡은}',
  },
  {
    means: { is: 'verb', result: 'win', passive: true, set: { method_group: ['decision'] } },
    en: '{been|was|were|got} {outpointed|decisioned}',
    ko: '판정{으로진|으로졌|으로지|으로패한|으로짐}',
  },
  // A result with its method in one word.
  ...methodResults(),
  // Methods.
  {
    means: { is: 'method', set: { method_group: ['ko_tko'] } },
    en: 'ko|kos|tko|tkos|ko tko|ko/tkos|knockout{|s}|knock out{|s}|knock-out{|s}|stoppage{|s}',
    ko: `${KO}{|로|에의한}|실신`,
  },
  {
    means: { is: 'method', set: { method_group: ['submission'] } },
    en: 'submission{|s}|sub|subs|tapout{|s}|tap out{|s}|choke{|s}|submision{|s}',
    ko: `${SUB}{|으로|로}|서브밋|초크`,
  },
  {
    means: { is: 'method', set: { method_group: ['ko_tko', 'submission'] } },
    en: 'finish{|es}|stoppage or submission|inside the distance',
    ko: '{피니시|피니쉬|피니쉬}{|로}|끝내기',
  },
  {
    means: { is: 'method', set: { method_group: ['decision'] } },
    en: 'decision{|s}|on points|points|on the cards|judges decision{|s}|the distance|went the distance|going the distance',
    ko: '{판정|판정승부}{|으로|까지}',
  },
  {
    means: { is: 'method', set: { method_group: ['decision'], method: ['split'] } },
    en: 'split decision{|s}|split',
    ko: '{스플릿|스플릿판정|분할판정|스플릿디시전}{|으로}',
  },
  {
    means: { is: 'method', set: { method_group: ['decision'], method: ['unanimous'] } },
    en: 'unanimous decision{|s}|unanimous',
    ko: '{만장일치|만장일치판정|전원일치판정|전원일치}{|으로|로}',
  },
  {
    means: { is: 'method', set: { method_group: ['decision'], method: ['majority'] } },
    en: 'majority decision{|s}|majority',
    ko: '{다수판정|과반판정|머조리티}{|으로}',
  },
  {
    means: { is: 'method', set: { method_group: ['dq'] } },
    en: 'dq{|s}|disqualification{|s}|disqualified',
    ko: '{실격|반칙}{|으로}|실격패|반칙패|실격승|반칙승',
  },
  {
    means: { is: 'method', set: { method: ['doctor'] } },
    en: 'doctor{|s} stoppage{|s}|doctor stoppage{|s}|doctors stoppage|by doctor',
    ko: '닥터{스톱|스탑}{|으로|패|승}|의사중단|닥터',
  },
  ...details(),
];

/** `KO승`, `판정패`: method and result at once. */
function methodResults(): Entry[] {
  const methods = [
    { set: { method_group: ['ko_tko' as const] }, ko: `${KO}` },
    { set: { method_group: ['submission' as const] }, ko: `${SUB}` },
    { set: { method_group: ['ko_tko' as const, 'submission' as const] }, ko: '{피니시|피니쉬}' },
    { set: { method_group: ['decision' as const] }, ko: '판정' },
    {
      set: { method_group: ['decision' as const], method: ['split'] },
      ko: '{스플릿|스플릿판정|스플릿디시전}',
    },
    { set: { method_group: ['decision' as const], method: ['unanimous'] }, ko: '{만장일치|만장일치판정}' },
  ];
  return methods.flatMap(({ set, ko }) => [
    { means: { is: 'verb' as const, result: 'win' as const, set }, ko: `${ko}승` },
    { means: { is: 'verb' as const, result: 'win' as const, passive: true as const, set }, ko: `${ko}패` },
  ]);
}

/** Techniques: the words of the data and what they are called. */
function details(): Entry[] {
  const techniques: [text: string, en: string, ko: string, group: 'submission' | 'ko_tko'][] = [
    [
      'rear naked choke',
      'rear{|-} naked choke{|s}|rnc{|s}|rear naked{|s}',
      '리어네이키드{|초크}|리어네이키드초크로|rnc|백초크',
      'submission',
    ],
    [
      'guillotine',
      'guillotine{|s| choke| chokes}',
      '{길로틴|기요틴|길로틴초크|기요틴초크}{|로}',
      'submission',
    ],
    [
      'arm triangle',
      'arm{|-} triangle{|s| choke| chokes}',
      '{암트라이앵글|암트라이앵글초크}{|로}',
      'submission',
    ],
    ['triangle', 'triangle{|s| choke| chokes}', '{트라이앵글|트라이앵글초크|삼각조르기}{|로}', 'submission'],
    ['armbar', 'arm{|-| }bar{|s|red}', '{암바|암바}{|로}', 'submission'],
    ['kimura', 'kimura{|s}', '{기무라|키무라}{|로}', 'submission'],
    ["d'arce", 'darce{|s| choke| chokes}|brabo choke', '{다스초크|다르스초크|다스}{|로}', 'submission'],
    ['anaconda', 'anaconda{|s| choke| chokes}', '{아나콘다|아나콘다초크}{|로}', 'submission'],
    ['heel hook', 'heel{|-} hook{|s}', '{힐훅|힐후크}{|으로}', 'submission'],
    ['kneebar', 'knee{|-| }bar{|s}', '{니바}{|로}', 'submission'],
    ['ankle lock', 'ankle lock{|s}|achilles lock', '앵클록|앵클락', 'submission'],
    ['neck crank', 'neck crank{|s}|face crank', '넥크랭크', 'submission'],
    ['north-south', 'north{|-} south choke{|s}', '노스사우스{|초크}', 'submission'],
    ['ezekiel', 'ezekiel choke{|s}|ezekiel', '이제키엘{|초크}|에제키엘', 'submission'],
    ['bulldog', 'bulldog choke{|s}', '불독초크', 'submission'],
    ['von flue', 'von flue choke{|s}|von flue', '본플루{|초크}', 'submission'],
    ['omoplata', 'omoplata{|s}', '오모플라타', 'submission'],
    ['twister', 'twister{|s}', '트위스터', 'submission'],
    ['scarf hold', 'scarf hold{|s}', '스카프홀드', 'submission'],
    ['elbow', 'elbow{|s}', '{엘보|엘보우|팔꿈치}{|로}', 'ko_tko'],
    ['flying knee', 'flying knee{|s}', '{플라잉니|플라잉니킥}{|으로|로}', 'ko_tko'],
    ['knee', 'knee{|s}', '{니킥|무릎}{|으로|로}', 'ko_tko'],
    ['head kick', 'head{|-| }kick{|s}|high kick{|s}', '{헤드킥|하이킥}{|으로|로}', 'ko_tko'],
    ['body kick', 'body kick{|s}|liver kick{|s}', '바디킥|미들킥|리버킥', 'ko_tko'],
    ['leg kick', '', '레그킥ko|로우킥ko', 'ko_tko'],
    ['spinning back kick', 'spinning back kick{|s}|wheel kick{|s}', '스피닝백킥|뒤돌려차기', 'ko_tko'],
    ['spinning back fist', 'spinning back{|-| }fist{|s}', '스피닝백피스트|백스핀블로', 'ko_tko'],
    ['spinning', 'spinning attack{|s}', '스피닝기술', 'ko_tko'],
    ['slam', 'slam{|s}', '{슬램}{|으로}', 'ko_tko'],
    ['punch', 'punch{|es}|one punch', '{펀치|주먹|한방}{|로|으로}', 'ko_tko'],
    ['kick', 'kick{|s}', '{킥|발차기}{|으로|로}', 'ko_tko'],
    ['corner stoppage', 'corner stoppage{|s}', '코너스톱|코너스탑', 'ko_tko'],
  ];
  return techniques.map(([text, en, ko, group]) => ({
    means: { is: 'method' as const, set: { method_group: [group], method: [text] } },
    en,
    ko,
  }));
}
