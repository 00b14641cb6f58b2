import type { SideStatistic } from '@app/mma/domain';
import type { Entry } from '../meaning.js';

const statistic = (name: SideStatistic, en: string, ko: string): Entry => ({
  means: { is: 'statistic', statistic: name },
  en,
  ko,
});
const opponentStatistic = (name: SideStatistic, en: string, ko: string): Entry => ({
  means: { is: 'statistic', statistic: `opponent_${name}` },
  en,
  ko,
});

/** What is counted and measured, and the words that say which extreme. */
export const FIGURES: readonly Entry[] = [
  statistic(
    'knockdowns',
    'knock{|-| }down{|s}|kd{|s}|knocked down{| opponent{|s}}|knock down',
    '{넉다운|녹다운}{|을|시킨|시킴|시켰|횟수|수}|다운{|을|시킨|시켰|시킴|횟수|수|을시킨}|상대를다운시킨|상대다운',
  ),
  opponentStatistic(
    'knockdowns',
    '{been|was|were|got|gotten} {dropped|knocked down}',
    '{넉다운|녹다운|다운}{당한|당했|당함|허용|을당한}|상대한테{넉다운|다운}당한|상대에게{넉다운|다운}당한',
  ),
  statistic(
    'sig_strikes_landed',
    'significant strike{|s}|sig{|.}{| }strike{|s}|sig{|s} str|sig strikes|strikes landed|significant strikes landed|sigs',
    '유효{타|타를|타격|타격을|타격수|타수|타횟수}|시그니피컨트스트라이크|타격왕',
  ),
  opponentStatistic(
    'sig_strikes_landed',
    '',
    '피유효타{|를|수}|유효타{허용|피격}|맞은유효타|허용한유효타|허용유효타',
  ),
  statistic(
    'sig_strikes_attempted',
    'significant strike{|s} {attempts|attempted|thrown}|significant strikes attempted',
    '유효타시도',
  ),
  statistic(
    'total_strikes_landed',
    'total strike{|s}|strike{|s}|overall strikes|punches landed|shots landed',
    '{총타격|전체타격|총타수|타격}{|수|을|횟수}',
  ),
  statistic('total_strikes_attempted', 'total strike{|s} {attempts|attempted|thrown}', '총타격시도'),
  statistic(
    'takedowns_landed',
    'take{|-| }down{|s}|td{|s}',
    '{테이크다운|테익다운|테이크다운을|태클}{|을|성공|횟수|수|성공횟수|을성공}',
  ),
  opponentStatistic(
    'takedowns_landed',
    '{been|was|were|got|gotten} taken down',
    '{테이크다운|테익다운}{허용|을허용|당한|당했|을당한|허용횟수|당함}|허용테이크다운',
  ),
  statistic(
    'takedowns_attempted',
    'take{|-| }down attempt{|s}|attempted take{|-| }downs',
    '테이크다운{시도|을시도}{|횟수}',
  ),
  statistic(
    'submission_attempts',
    'sub{|mission} attempt{|s}|attempted submission{|s}|submission tries|submissions attempted',
    '{서브미션|서브}{|을|를}{시도|시도를|시도횟수}',
  ),
  opponentStatistic(
    'submission_attempts',
    '',
    '{서브미션|서브}{시도허용|시도를허용|시도당한|시도를당한|시도피격}',
  ),
  {
    means: { is: 'subject', subject: 'career_rate' },
    en: '{take{|-| }down|td|strik{e|ing}|significant strike|sig strike} defen{c|s}e{| rate| percentage}',
    ko: '{테이크다운|테익다운|타격|유효타}{|을|의}방어{|율|를|력}{|이|을}',
  },
  statistic('reversals', 'reversal{|s}|sweep{|s}', '{리버설|스윕}{|을}'),
  statistic(
    'control_seconds',
    'control{|-| }time|control|ctrl{|-| }time|top control',
    '컨트롤{|타임|시간|타임이|시간이}|통제시간|그라운드컨트롤',
  ),
  opponentStatistic(
    'control_seconds',
    '{been|was|were|got} controlled|controlled by opponents|time controlled',
    '{컨트롤|컨트롤을}{당한|당했|당한시간|허용|허용시간}|피컨트롤{|타임|시간}',
  ),
  statistic(
    'head_landed',
    'head strike{|s}|strikes to the head|head shots',
    '{머리|안면|헤드}{유효타|타격|샷}',
  ),
  statistic(
    'body_landed',
    'body {shots|strikes|shot|strike}|strikes to the body',
    '{바디|몸통|복부}{유효타|타격|샷}',
  ),
  statistic(
    'leg_landed',
    'leg {strikes|kicks|kick}|calf kicks|low kicks|strikes to the legs',
    '레그킥|로우킥|로킥|카프킥|다리{유효타|타격}',
  ),
  statistic('distance_landed', 'distance strikes|strikes at distance', '거리{유효타|타격}'),
  statistic('clinch_landed', 'clinch strikes|strikes in the clinch', '클린치{유효타|타격}'),
  statistic(
    'ground_landed',
    'ground strikes|strikes on the ground|ground and pound',
    '{그라운드|파운딩}{유효타|타격|}',
  ),
  // Whose side.
  {
    means: { is: 'side', side: 'own' },
    en: 'landed|land{|s}|scored|score{|s}|made|hit|attempt{|s|ed}|connected|has landed|throw{|n|s}|threw|secured|complete{|d}|got',
    ko: '{맞힌|맞히는|맞춘|때린|때리는|꽂은|꽂는|성공하는|시도하는|성공한|성공|시킨|시도한|시도|기록한|적중시킨|맞혔|때렸|성공했|시도했|맞춘|꽂았|맞혔음|넣은|해낸|성공시킨}',
  },
  {
    means: { is: 'side', side: 'opponent' },
    en: 'absorb{|ed|s|ing}|conced{e|ed|es|ing}|faced|gave up|given up|give up|allow{|ed|s}|ate|taken|eaten|received|took|suffered from opponents',
    ko: '{맞은|맞는|허용한|허용하는|허용|맞았|허용했|먹은|먹는|내준|내주는|내줬|피격|피}',
  },
  {
    means: { is: 'suffered' },
    en: 'suffer{|ed|s}',
    ko: '{당한|당했|당함|당해|당한적|당하고|당하고도|당하며|당하는|당하면서}',
  },
  // Measures.
  {
    means: { is: 'measure', measure: 'title_defences' },
    en: '{|title |belt |championship |successful |successful title }defen{s|c}e{|s}|{defend|defended|defends|defending}{| the| his| her| their}{| title| belt| championship}',
    ko: '{타이틀|벨트|챔피언}{|을|를}{방어|방어전|방어한|방어했|방어횟수|방어를}|{방어전|방어횟수|방어에성공한|차방어}|방어',
  },
  {
    means: { is: 'measure', measure: 'champion_days' },
    en: '{longest|long} {reign|reigning|title reign|championship reign|held the belt|held the title|as champion|champion|champ}|title reign{|s}|days as champion|held {the|a} {belt|title} {the longest|for the longest|longest}|reign{|s|ed}|longest time as champion',
    ko: '{벨트|타이틀|챔피언}{|을|를|자리를}{|제일|가장|젤}오래{|갖고있던|갖고있었던|가지고있던|보유한|보유했던|유지한|지킨|한|했던|집권한}|재위{|기간|일수}|집권{|기간}|{최장기|최장기간|최장}{|집권}챔피언|보유기간|챔피언{|을|자리}{오래|오래한}',
  },
  { means: { is: 'measure', measure: 'events' }, en: 'how many events', ko: '대회수|대회횟수|대회개수' },
  {
    means: { is: 'measure', measure: 'opponents' },
    en: 'different opponents|unique opponents|different fighters',
    ko: '{서로다른|다른}상대|상대선수수',
  },
  {
    means: { is: 'measure', measure: 'weight_classes' },
    en: '{different|various|multiple} {weight classes|divisions|weightclasses}|most {weight classes|divisions|weight divisions}|how many {weight classes|divisions|weight divisions}',
    ko: '{서로다른|여러|다양한|많은}체급|체급수|몇체급|몇개체급',
  },
  {
    means: { is: 'ask', ask: 'average' },
    en: 'average|avg|mean|typical{|ly}|on average|per {fight|bout|match}|a fight',
    ko: '평균{|적으로|은|적인}|경기당{|평균}',
  },
  {
    means: { is: 'ask', ask: 'share' },
    en: 'share|percent{|age|ages}|%|proportion|rate{|s}|ratio|fraction|what part',
    ko: '비율|퍼센트|%|확률|비중',
  },
  { means: { is: 'ask', ask: 'share' }, ko: '율|률', rare: true },
  {
    means: { is: 'single_bout' },
    en: '{in |within |for |during |over }{a |one |any |a }{single |one |}{fight|bout|match|contest}|single{|-| }{fight|bout|match}|one fight|per fight record|in one night',
    ko: '{한경기|단일경기|1경기|한시합|한게임|한판}{|에서|에|당|동안|내}',
  },
  {
    means: { is: 'measure', measure: 'accuracy' },
    en: 'accura{cy|te|tely}|success rate|landing rate',
    ko: '정확도|적중률|성공률|명중률',
  },
  {
    means: { is: 'measure', measure: 'per_15_minutes' },
    en: 'per {15|fifteen}{| minutes| min| mins}|per minute|per min',
    ko: '15분당|분당',
  },
  // Extremes.
  {
    means: { is: 'extreme', order: 'most' },
    en: 'most|top|highest|biggest|greatest|best|record {for|number of|most}|leader{|s}|leading|leads|number one|no 1|all time leader|max{|imum}|largest|busiest',
    ko: '{가장|제일|젤|재일|제일로|젤루}{많|많은|많이|만은|만이|마는|많음|많아|높은|높|많았던|큰|많다}|{가장|제일|젤|재일}|최다|최고|최대|1위|일위|1등|역대최다|최다기록|탑|{다|최다}기록|많이{|하는|한}',
  },
  {
    means: { is: 'extreme', order: 'least' },
    en: 'fewest|least|lowest|smallest|minimum|worst',
    ko: '{가장|제일|젤|재일}{적|적은|적게|낮은|낮|못하는|못한|나쁜|안좋은|못막는}|최소|최저',
  },
  {
    means: { is: 'superlative', what: 'fastest' },
    en: 'fastest|quickest|earliest|shortest time|fast{|est} ever|quick{|est} ever',
    ko: '{가장|제일|젤|재일}{빠른|빨리|빨랐던|짧은시간에|빠르게|빨리끝낸|빨리끝난}|{최단시간|최단|최속|초스피드|최단기간}{|의}|빨리',
  },
  {
    means: { is: 'superlative', what: 'slowest' },
    en: 'slowest|longest time to',
    ko: '{가장|제일|젤|재일}{늦은|늦게|오래걸린|느린|오래걸렸던|늦게나온|늦은시간의}|가장오래{걸린|끈}',
  },
  {
    means: { is: 'superlative', what: 'longest' },
    en: 'longest|lengthiest',
    ko: '{가장|제일|젤|재일}{긴|길었던|길게|오래한|오래|길}|최장{|시간}|{가장|제일}오래간',
  },
  {
    means: { is: 'superlative', what: 'shortest' },
    en: 'shortest|briefest',
    ko: '{가장|제일|젤|재일}{짧은|짧았던|짧게}|최단경기',
  },
  {
    means: { is: 'superlative', what: 'youngest' },
    en: 'youngest',
    ko: '{가장|제일|젤|재일}{어린|어린나이에|어렸던|어릴|젊은|젊은나이에|어린나이로}|{최연소}{|로|의|나이로|나이에}',
  },
  {
    means: { is: 'superlative', what: 'oldest' },
    en: 'oldest',
    ko: '{가장|제일|젤|재일}{나이많은|나이든|많은나이에|나이가많은|늙은|늙은나이에|나이많이|고령의|많은나이로|나이많은나이에}|{최고령|최연장|최고령자}{|로|의}',
  },
  {
    means: { is: 'superlative', what: 'last' },
    en: 'latest|most recent{|ly}|final',
    ko: '마지막{|으로|에|번}|최근에|가장최근{|에}',
  },
  {
    means: { is: 'superlative', what: 'smallest' },
    en: 'smallest|shortest {fighter|man|woman|person|champion}',
    ko: '{가장|제일|젤|재일}{키작은|키가작은|작은|작은선수}|최단신',
  },
  {
    means: { is: 'superlative', what: 'tallest' },
    en: 'tallest',
    ko: '{가장|제일|젤|재일}{키큰|키가큰}|최장신',
  },
  // Streaks.
  {
    means: { is: 'streak' },
    en: 'streak{|s}|in a row|consecutive{|ly}|straight|back to back|running streak|unbroken run',
    ko: '연속{|으로|된}|스트릭|연달아|줄줄이',
  },
  {
    means: { is: 'streak', result: 'loss', current: true },
    en: '{current|active|ongoing|present} {losing|loss} {streak|streaks|run|skid}',
    ko: '{현재|지금}연패{|중}',
  },
  {
    means: { is: 'streak', current: true },
    en: '{current|active|ongoing|present} {|win |winning }{streak|streaks|run}',
    ko: '{현재|지금|최근}{연승|연승중|연승기록}',
  },
  {
    means: { is: 'streak', result: 'win' },
    en: 'win{|ning} {streak|streaks|run}|unbeaten run|{winning|victory} streak{|s}|winstreak',
    ko: '연승{|을|기록|중|행진|가도}|최다연승|연전연승',
  },
  {
    means: { is: 'streak', result: 'loss' },
    en: '{losing|loss|lose|defeat} {streak|streaks|run|skid|skids|slide|slump}|skid{|s}|losses in a row',
    ko: '연패{|를|기록|중|행진}|최다연패',
  },
  {
    means: { is: 'streak', current: true },
    en: '{active|current|ongoing|present} streak{|s}',
    ko: '현재연속',
  },
  {
    means: { is: 'comparative', order: 'more' },
    en: 'more|better|heavier|taller|longer|most of the two|greater|higher|bigger|older{| than}|younger{| than}|compare{|d|s}|comparison|who has the better|difference',
    ko: '더{|많|많이|많은|만은|만음|만이|많음|많아|많나|높|높은|크|큰|마니}|비교{|해|하면|해줘}',
  },
  { means: { is: 'comparative', order: 'fewer' }, en: 'fewer|less', ko: '더{적|적은|적게|낮|어려|어린}|덜' },
];
