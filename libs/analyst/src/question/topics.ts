import { EVENT, type MaskedText, FIGHTER, says } from './masked-text.js';

const KOREAN_HEIGHT =
  /신장|장신|단신|(?<![토쿠터럭러스위막튀])키(?:$|[가는도랑와하몇얼차알좀더를큰?!,]|이|비교|순)/;

const TOPICS = {
  height: {
    english: /\bhow tall\b|\bheights?\b|\btaller\b|\btallest\b|\bshortest (?:fighter|person|man)\b/,
    korean: KOREAN_HEIGHT,
  },
  reach: {
    english: /\breach\b(?! out)|\bwing ?span\b|\barm length\b|\blonger arms\b/,
    korean: /리치|팔길이|윙스팬|팔이?(?:더)?(?:길|긴)|양팔/,
  },
  weight: {
    english: /\bhow (?:heavy|much does)\b|\bweighs?\b|\bweight\b(?![- ]?class)|\bheavier\b/,
    korean: /몸무게|체중|(?<!최)무게(?!중)/,
  },
  stance: {
    english: /\bstances?\b|\bsouthpaws?\b|\borthodox\b|\b(?:left|right)[- ]hand(?:ed|er)\b/,
    korean: /스탠스|사우스포|오소독스|왼손잡이|오른손잡이|자세/,
  },
  born: {
    english: /\bborn\b|\bbirth ?(?:day|date)s?\b|\bbirthdates?\b|\bdate of birth\b|\bdob\b/,
    korean: /생년월일|생일|태어|출생|몇년생|년생/,
  },
  age: {
    english: /\bhow old\b|\bages?\b|\bolder\b|\byounger\b|\boldest\b|\byoungest\b/,
    korean: /나이|몇살|연령|연상|연하|더어리|더어려|고령|최연소|최연장|살이야/,
  },
  nickname: {
    english: /\bnick ?names?\b|\b(?:known|called) as\b|\bring name\b/,
    korean: /별명|닉네임|링네임|별칭/,
  },
  division: {
    english:
      /\b(?:what|which) (?:weight[- ]?class(?:es)?|divisions?)\b|\bweight[- ]?class(?:es)?\b|\bdivision does\b/,
    korean: /체급/,
  },
  profile: {
    english: /\bprofile\b|\bbio\b|\bwho(?:'s| is| was)\b|\btell me about\b|\babout\b|\binfo(?:rmation)?\b/,
    korean:
      /프로필|누구(?:야|예요|에요|입니까|인가요|지|니)?[?!]*$|어떤선수|신상|정보|소개|대해(?:서)?(?:알려|설명|말)/,
  },
  record: {
    english:
      /\brecords?\b|\bw[- ]l\b|\bundefeated\b|\bunbeaten\b(?! run)|\bhow (?:many|much) .*\bwins? and loss(?:es)?\b/,
    korean: /전적|성적|무패|몇승몇패|승패|몇전|(?:승|패)수/,
  },
  wins: {
    english: /\bwins?\b|\bwon\b|\bwinning\b|\bvictor(?:y|ies)\b|\bbeat(?:en)?\b/,
    korean: /(?<!연|연)승(?!부|자)|이겼|이긴|이김/,
  },
  losses: {
    english:
      /\bloss(?:es)?\b|\blost\b|\blose[sn]?\b|\bdefeats?\b|\bbeen (?:beaten|finished|submitted|knocked|stopped|ko'?e?d|tko'?e?d)\b/,
    korean: /(?<!연)패(?!턴|더|디)|졌|진적|진횟수|진거|당한|당했/,
  },
  draws: { english: /\bdraws?\b|\bdrew\b/, korean: /무승부|비긴|비겼|비김|몇무/ },
  noContests: { english: /\bno[- ]contests?\b/, korean: /무효|노콘테스트/ },
  bouts: {
    english: /\bfights?\b|\bbouts?\b|\bmatch(?:es)?\b|\bfought\b|\bopponents?\b|\bappearances\b/,
    korean: /경기|시합|상대|매치|대결|싸웠|싸운|싸움|붙었|붙은|출전/,
  },
  methods: {
    english:
      /\bby method\b|\bbreak ?downs?\b|\bbreak (?:it )?down\b|\bhow (?:does|did|has|have) .{1,40}\b(?:usually )?(?:win|won|get|got) (?:his|her|their) (?:ufc )?(?:wins|fights)\b|\bmethods? of (?:victory|win|defeat)\b|\bfinish(?:es|ed)?\b|\bsplit of\b/,
    korean: /(?:방식|방법|유형|종류|형태)(?:별|으로|은|이|을)?|피니시|피니쉬|어떻게(?:들)?이겼는지|별로몇/,
  },
  streak: {
    english: /\bstreaks?\b|\bin a row\b|\bconsecutive(?:ly)?\b|\bstraight\b|\bunbeaten run\b/,
    korean: /연승|연패|연속/,
  },
  longest: {
    english: /\blongest\b|\bbest\b|\bbiggest\b|\bmost\b|\bmax(?:imum)?\b|\brecord\b|\ball[- ]time\b|\bever\b/,
    korean: /최다|최장|가장긴|최고|제일긴|최대|역대|가장길|몇연승까지/,
  },
  career: {
    english:
      /\bper (?:min(?:ute)?|15|fifteen)\b|\baccura(?:cy|te)\b|\bdefen[cs]e\b(?! of)|\bslpm\b|\bsapm\b|\bcareer (?:stats|statistics|average|control|knockdowns?)\b|\bfighting stats\b|\baverages?\b/,
    korean: /분당|정확도|적중률|방어율|성공률|통산(?:스탯|기록|통계)|커리어(?:스탯|통계)|평균/,
  },
  title: {
    english: /\btitles?\b|\bbelts?\b|\bchampion(?:ship)?s?\b|\bchamp\b/,
    korean: /타이틀|챔피언|챔프|벨트|왕좌|왕자|챔피온/,
  },
  becomeChampion: {
    english:
      /\b(?:become|became|to be|becoming|crowned?)\b.{0,40}\bchamp|\b(?:win|won|winning|get|got|take|took|claim(?:ed)?|capture[d]?)\b.{0,45}\b(?:title|belt|championship)\b(?! (?:fight|bout|match|defen[cs]e))|\bfirst title\b(?! (?:def|fight|bout|match))/,
    korean:
      /(?:챔피언|챔프|챔피온|왕좌)(?:이|가|에|을|를|자리에?)?(?:됐|되|된|올랐|오른|등극|차지)|(?:타이틀|벨트)(?:을|를)?(?:땄|딴|따|차지|획득|얻|가져|손에)|등극|(?:챔피언|챔프|챔피온).{0,10}이기고|이기고.{0,8}(?:챔피언|챔프|챔피온)/,
  },
  loseTitle: {
    english:
      /\b(?:lose|lost|losing|dropped|drop|dethroned?)\b.{0,40}\b(?:title|belt|championship)\b(?! (?:fight|bout|match))|\bdethroned?\b|\btook .{1,30}\b(?:title|belt)\b/,
    korean: /(?:타이틀|벨트|챔피언|왕좌)(?:을|를|에서|자리를?)?(?:잃|뺏|빼앗|내줬|내준|내려)/,
  },
  titleDefence: {
    english: /\b(?:title )?defen[cs]es?\b(?! rate)|\bdefend(?:ed|s)?\b/,
    korean: /방어전|방어(?!율|력)(?:횟수|를|했|한|몇|에)?/,
  },
  winner: {
    english:
      /\bwho (?:won|wins|beat|defeated)\b|\bwinners?\b|\bwhich fighter won\b|\bdid .{1,50}\b(?:win|beat|lose|defeat)\b/,
    korean: /누가(?:이|승|더이|꺾)|승자|이겼|졌|이긴(?:사람|선수|건|게)?|승리/,
  },
  result: {
    english:
      /\bresults?\b|\boutcome\b|\bwhat happened\b|\bhow did .{1,60}\b(?:go|end|finish|do|fare)\b|\bend(?:ed)?\b/,
    korean: /결과|어떻게(?:됐|되|끝|됬|돼)|끝났/,
  },
  method: {
    english: /\bhow did\b|\bhow (?:was|were)\b|\bby what\b|\bmethod\b|\band how\b|\bhow\?/,
    korean: /어떻게|무엇으로|뭘로|뭐로|어떤(?:방식|방법|기술)|피니시/,
  },
  round: {
    english: /\b(?:what|which) round\b|\bhow many rounds\b|\bin (?:what|which) round\b/,
    korean: /몇라운드|몇라|몇회전|라운드/,
  },
  duration: {
    english:
      /\bhow long\b|\bhow (?:quick(?:ly)?|fast|soon)\b|\bduration\b|\bhow many (?:seconds|minutes)\b|\btime did it take\b|\blength\b/,
    korean:
      /얼마(?:나)?(?:걸|만)|몇초|몇분|걸린시간|시간(?:이|은)?(?:얼마|걸)|얼마나빨리|얼마나오래|경기시간/,
  },
  referee: {
    english: /\bref(?:eree|eree'?d|ereed|ereeing|s|f?ed|erees?)?\b|\bofficiat\w*|\bthird man\b/,
    korean: /심판|주심|레프리|레퍼리|레프트리/,
  },
  scorecards: {
    english: /\bscore ?cards?\b|\bjudg(?:e|es|ed|es'|ing)\b|\bscored?\b|\bscores\b/,
    korean: /스코어카드|채점|점수|저지|부심|손(?:을)?(?:들어|든)|스코어|채점표/,
  },
  when: {
    english: /\bwhen\b|\b(?:what|which) (?:date|day|year|month)\b|\bdate\b(?! of birth)/,
    korean: /언제|몇년도?(?!생)|날짜|며칠|일자|몇월/,
  },
  where: {
    english:
      /\bwhere\b|\bvenue\b|\b(?:what|which) (?:city|country|arena|location)\b|\blocation\b|\btake place\b|\bheld\b/,
    korean: /어디|장소|도시|개최지|어느나라|어느도시/,
  },
  mainEvent: {
    english: /(?<!co[- ]?)\bmain[- ]?(?:event|fight|bout)\b|\bheadlin\w*|\btop of the (?:card|bill)\b/,
    korean: /(?<!코|코-|세미)메인(?!카드|스트림)|헤드라이너/,
  },
  coMain: { english: /\bco[- ]?main\b|\bco[- ]?headlin\w*|\bsemi[- ]?main\b/, korean: /코-?메인|세미메인/ },
  card: {
    english:
      /\bcard\b|\bline[- ]?up\b|\ball (?:the |of the )?(?:fights|bouts|results)\b|\bresults (?:of|from|for|at)\b|\blist\b.*\b(?:fights|bouts|results)\b|\bwho(?: all)? (?:fought|was|were) (?:at|on)\b|\bfull results\b|\bevery (?:fight|bout)\b/,
    korean:
      /대진|카드(?!는)|전체(?:경기|결과|대진)|모든(?:경기|결과)|라인업|출전선수|(?<!그|직|최근|이)전경기|경기(?:목록|들|리스트|결과)|무슨경기|어떤경기/,
  },
  opener: {
    english:
      /\bopening (?:bout|fight)\b|\bopener\b|\bcurtain[- ]?(?:raiser|jerker)\b|\bfirst (?:fight|bout) of the (?:night|card|event)\b/,
    korean: /오프닝|첫(?:번째)?경기|제1경기/,
  },
  count: {
    english:
      /\bhow (?:many(?! (?:rounds|seconds|minutes))|often|much)\b|\bnumber of\b|\bcount\b|\btotal(?: number)?\b/,
    korean: /몇(?!라운드|라|분|초|년|월|일|위|살)|횟수|얼마나|개수|갯수|총(?!타격)/,
  },
  versus: { english: new RegExp(`\\bvs?\\b|\\bversus\\b|\\bagainst\\b`), korean: /상대로|상대전적|맞대결/ },
  faced: {
    english:
      /\bhead[- ](?:to|2)[- ]head\b|\bh2h\b|\bhow many times\b.*\b(?:fought|fight|met|faced?|fight)\b|\bseries\b|\brival\w*|\b(?:ever|never) (?:fought|fight|met|meet|faced?|shared|step\w*)\b|\b(?:have|had|has|did) .{1,60}\b(?:fought|fight|met|faced|meet|face)\b|\btrilogy\b|\b(?:fight )?history\b|\brecord (?:against|vs|between)\b|\bmeetings\b|\bfought each other\b|\bwho leads\b/,
    korean:
      /상대전적|\d승\d패|맞대결|맞붙|붙은적|붙었|붙어|싸운적|싸웠|만난적|만났|대결(?:기록|횟수|전적|한적)|겨룬|경기한적|몇번(?:싸|붙|만|맞|대결|경기)|전적/,
  },
  commonOpponents: {
    english:
      /\b(?:common|mutual|shared|same) (?:opponents?|foes?|opposition)\b|\bboth (?:fought|faced|beat|met|lost to)\b/,
    korean: /공통(?:의|된)?(?:상대|선수)|둘다(?:싸|붙|만|이긴|이겼)|같은상대/,
  },
  more: {
    english:
      /\b(?:more|longer|taller|bigger|heavier|older|younger|shorter|better|higher|fewer|less|most|greater|lower|lighter)\b|\bcompare\b|\bcomparison\b|\bdifference\b|\badvantage\b/,
    korean:
      /보다더?(?:커|크|큰|작|길|짧|많|어리|어려|나이|무거|가벼|높|적)|더(?:많|길|긴|크|큰|커|무|나|어|높|적|오래|짧|작|낮|클)|비교|차이|중에?(?:서)?누|어느쪽|우위/,
  },
  least: {
    english: /\b(?:shorter|shortest|younger|youngest|lighter|fewer|fewest|less|least|lower|lowest)\b/,
    korean:
      /더작|더짧|더어리|더어려|더적|더가벼|최연소|가장어린|제일어린|최단신|가장작은|제일작은|가장낮|어린선수/,
  },
  opponent: {
    english: /\b(?:his|her|their|the) opponent(?:'s)?\b/,
    korean: /(?:그)?상대(?:방)?(?:선수)?(?:의|는|은|키|리치|나이|전적)/,
  },
  pronoun: {
    english: /\b(?:he|his|him|she|her|hers|they|their|them)\b/,
    korean:
      /^그(?:의|는|가|를|한테|에게|녀|선수|사람)|(?<![가-힣])(?:그|그녀|얘|걔|쟤|이선수|그선수)(?:의|는|가|를|랑|한테|에게)/,
  },
  ufc: {
    english: new RegExp(
      `\\bufc\\b|\\bmma\\b|\\boctagon\\b|\\bmixed martial\\b|\\bfighters?\\b|${EVENT}|${FIGHTER}`,
    ),
    korean: /ufc|유에프씨|격투|파이터|옥타곤|종합격투기|선수|체급|챔피언|타이틀/,
  },
} satisfies Record<string, { english: RegExp; korean: RegExp }>;

export type Topic = keyof typeof TOPICS;

const TOPIC_NAMES = Object.keys(TOPICS).filter((name): name is Topic => name in TOPICS);

export function parseTopics(text: MaskedText): Set<Topic> {
  return new Set(TOPIC_NAMES.filter((topic) => says(text, TOPICS[topic].english, TOPICS[topic].korean)));
}
