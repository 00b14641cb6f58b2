import type { AbsentSubject, Entry, Subject } from '../meaning.js';

const subject = (name: Subject, en: string, ko: string): Entry => ({
  means: { is: 'subject', subject: name },
  en,
  ko,
});
const absent = (name: AbsentSubject, en: string, ko: string): Entry => ({
  means: { is: 'absent', subject: name },
  en,
  ko,
});

/** What other intents answer, and what the data does not hold. */
export const SUBJECTS: readonly Entry[] = [
  subject(
    'record',
    'record|{ufc|fight|pro|career|win loss|mma} record{|s}|undefeated|unbeaten|w l|win{|-| }loss',
    '전적{|은|이|좀|을}|{몇|몃|몆}{승몇패|전몇승|승몇무몇패|승몇패임|전몇승몇패}|무패|승패|{통산|커리어}전적',
  ),
  subject(
    'head_to_head',
    'head{|-| }to{|-| }head|h2h|series|rivalry|trilogy|all {two|three|four|2|3|4} fights|all their fights',
    '상대전적{|은|이}|{1|2|3}승{1|2|3|0}패|맞대결|{총|몇번}맞대결|1승1패|대결',
  ),
  subject(
    'common_opponents',
    'common opponent{|s}|mutual opponent{|s}|shared opponents|same opponents',
    '공통{|의|된}상대',
  ),
  subject(
    'height',
    'height{|s}|tall{|er}|how tall',
    '키{|는|가|몇|도|랑|큰|의|차이}|신장{|은|이}|몇cm|몇센치|몇센티|cm',
  ),
  subject('reach', 'reach{|es}|wing{|-| }span|arm length|longer arms', '리치{|는|가|도|차이}|팔길이|윙스팬'),
  subject('weight', 'weigh{|s|t}|heavier|how heavy', '몸무게|체중|무게'),
  subject('stance', 'stance{|s}', '스탠스|자세'),
  subject(
    'born',
    'born|birth{|day|date|days|dates}|date of birth|dob|birth year',
    '생년월일|생일|태어{난|났}|출생|{몇}년생',
  ),
  subject('nickname', 'nick{|-| }name{|s}|known as|called', '별명|닉네임|링네임|별칭'),
  subject('profile', 'profile|bio', '프로필|신상|소개|어떤선수'),
  subject(
    'referee',
    'ref{|s|eree|erees|fed|eed|ereed|ereeing|ed|d}|third man|overseen|oversaw|officiated|officiating|presided',
    '심판{|은|이|누구|본|봤|을|을본|을봤}|주심{|은|이}|레프리|레퍼리',
  ),
  subject(
    'scorecards',
    'score{|-| }card{|s}|judge{|s|d}|scored|judging',
    '채점{|표|표는|은|결과}|스코어{|카드}|점수|저지|부심',
  ),
  subject(
    'rating',
    '{strength |glicko |glicko-2 |elo |computed |}rating{|s}|rated|glicko{|-2| 2|2}|elo',
    '{글리코|엘로|elo|}레이팅{|은|이|을|점수|순위|순위는|순위가|순|높은|이높은|높은순|높은순으로}|글리코{|2}|엘로{|점수}',
  ),
  subject(
    'rankings',
    'ranked|ranking{|s}|pound for pound|p4p|pfp',
    '랭킹{|은|이|에서}|파운드포파운드|{p4p}|순위',
  ),
  subject(
    'card',
    '{full|whole|entire|complete|fight} card|line{|-| }up|full results|all the fights|all fights|main card|{main card|event|card} results',
    '대진{|표}|라인업|{전체|전}{경기|대진|결과}|메인카드{|결과}|{경기|대회}{목록|결과}|카드{전체}',
  ),
  subject(
    'main_event',
    '{the |}main{|-| }event|main fight|headliner',
    '메인{|이벤트|이벤트는|이벤트결과|이벤트누가|경기}{|결과}',
  ),
  subject(
    'co_main',
    'co{|-| }main{|-| }{|event}|co{|-| }headliner',
    '{코|세미}{|-}메인{|이벤트|이벤트는|은}',
  ),
  subject(
    'opener',
    'open{er|ing} {bout|fight}|curtain {raiser|jerker}|opener|first fight of the night',
    '오프닝{|경기|매치}|첫{번째}경기|제1경기',
  ),
  subject(
    'winner',
    'who won|winner{|s}|won the fight|come out on top',
    '누가이{겼|김|긴}{|어|음|지|나요|냐}|승자{|는|가}',
  ),
  subject(
    'result',
    'result{|s}|outcome{|s}|what happened|how did it go|go down|end{|ed|s}|end up',
    '{결과|경기결과}{|는|가|좀|쫌}|어떻게{됐|되|됨|끝|끝났|됐어|됐지}|끝{났|난|남}{|어|음|지|냐|나요|경기}',
  ),
  subject(
    'how',
    'how|what {sub|submission|way|method|technique}|method|by what',
    '어떻게|무엇으로|뭘로|뭐로|어떤{방식|방법|기술}{|으로}|방식',
  ),
  subject(
    'methods',
    'by method|breakdown|break down|ways of winning|method{|s} of victory',
    '{방식별|방법별|유형별}{|로|승리}|승리방식{|별로}',
  ),
  subject(
    'when',
    'when|what {date|day}|which {date|day}|date|last time|when was the last time',
    '언제{|야|임|였|였지|인가요|였더라|언제|지|까지|적|냐|인지|언제였지}|날짜|며칠|몇월며칠',
  ),
  subject(
    'where',
    'where|venue|location|take place|took place',
    '어디{|야|임|서|에서|였|였지|였나요|인가요|냐|지}|장소|개최지|{몇회대회|무슨대회|어느대회|어떤대회}{|였|였지}',
  ),
  subject(
    'champion',
    'champ{|s|ion|ions}|title{|-| }holder{|s}|belt holder|{former|current|reigning|first} champ{|ion|ions}',
    '{챔피언|챔프|챔피온|왕자}{|은|이|들|의|누구|를|중|중에|들의|출신|인}|{현|전|초대|역대|현재|지금}{챔피언|챔프}{|은|들|이}',
  ),
  subject(
    'become_champion',
    '{become|became|becoming|crowned} {|the |a |ufc |}{champion|champ}|{win|won|winning|get|got|capture{|d}|claim{|ed}} {the|his|her|a|that} {|first |ufc |}{title|belt|championship}',
    '{챔피언|챔프|왕좌|챔피언벨트|타이틀벨트}{|이|가|에|을|를|자리에|자리|벨트를}{된|됐|되|올랐|오른|등극|등극한|차지|됨|딴|땄|먹은|먹었}{|게|지|어|나요}|{타이틀|벨트}{|을|를}{땄|딴|따|차지|획득|얻}',
  ),
  subject(
    'lose_title',
    '{lose|lost|losing|drop|dropped} {the|his|her|their|that} {|ufc |}{title|belt|championship|strap}|{dethron}{e|ed|es}',
    '{타이틀|벨트|챔피언|왕좌}{|을|를|자리를}{잃|뺏|빼앗|내준|내줬|뺏긴|잃은|뺏겼}{|었|긴|어|은}',
  ),
  subject(
    'meeting',
    'first {meeting|fight}|second {fight|meeting}|third {fight|meeting}|rematch',
    '{1|2|3|4}{차|차전|차전은}|{첫|두|세}번째{대결|경기|맞대결}|재대결|리매치',
  ),
  subject('duration', 'how long did|last{ed|}|fight time', '경기시간|얼마나걸{렸|린}'),
  // Not in the data.
  absent(
    'bonuses',
    '{performance|fight|knockout|submission|ko} of the night{|s}|potn|fotn|bonus{|es}|of the night',
    '보너스|파이트오브더나이트|퍼포먼스오브더나이트|퍼포먼스보너스|{ko|서브미션}오브더나이트|오브더나이트',
  ),
  absent(
    'pay',
    'prize money|purse{|s}|salar{y|ies}|paid|pay{|s|check|day|out|outs}|earn{|s|ed|ing|ings}|net worth|money|highest paid|make for|makes|income|contract{|s}|sponsor{|s|ship}',
    '파이트머니|대전료{|는|를|얼마}|상금|연봉|수입|번돈|얼마{벌|받|벌었|받았}{|었|음|나|어}|벌{었|어}|돈|재산|몸값|개런티|계약금',
  ),
  absent(
    'audience',
    'attendance|crowd{|s}|gate{|s}|pay{|-| }per{|-| }view{|s}|ppv{|s}|buys|buy rate|sold|sell{|s}|ticket{|s}|viewer{|s|ship}|ratings on tv|tv audience',
    '관중{|수|이|을}|관객{|수|이}|ppv{|판매|판매량|구매}|페이퍼뷰|입장{|수익|료|권}|티켓|판매량|시청{률|자}|흥행{수익|성적}',
  ),
  absent(
    'odds',
    'odds|underdog{|s}|favo{u|}rite{|s}|bet{|s|ting}|bookie{|s}|bookmaker{|s}|moneyline|upset{|s}',
    '언더독{|으로}|탑독|배당{|률|금}|오즈|도박사|이변|역배|정배',
  ),
  absent(
    'nationality',
    'nationalit{y|ies}|citizen{|s|ship}|countries of origin|from {russia|dagestan|ireland|korea|japan|china|mexico|nigeria|america|england|poland|georgia|kazakhstan|australia|new zealand}|{korean|russian|brazilian|american|japanese|chinese|mexican|british|english|irish|polish|nigerian|australian|canadian|dutch|french|german|georgian|dagestani|cuban|african|european|asian|kazakh|swedish} {|male |female |ufc |}{fighter{|s}|champion{|s}|guy{|s}|heavyweight{|s}|lightweight{|s}|athlete{|s}}',
    '국적|출신{|국|국가|지}|{한국|러시아|브라질|미국|일본|중국|멕시코|영국|아일랜드|나이지리아|폴란드|호주|캐나다|다게스탄|조지아|카자흐스탄|동양|아시아|유럽}{인|계|출신|선수|파이터|국적}{|선수|중|중에|파이터}|다게스탄',
  ),
  absent(
    'training',
    'train{|s|ed|ing|er|ers}|coach{|es|ed}|gym{|s}|camp{|s}|team{|s|mate|mates}|cornerm{a|e}n',
    '훈련|코치|체육관|소속{|팀|체육관}|팀메이트|캠프|세컨|트레이너|동료',
  ),
  absent(
    'card_section',
    'prelim{|s|inary|inaries}|under{|-| }card{|s}|early prelims|on the prelims',
    '언더카드{|에서}|프릴림{|스|에서}|프렐림|메인카드에서{|가장|제일}',
  ),
  absent(
    'injuries',
    'injur{y|ies|ed}|surger{y|ies}|hurt|broke{|n} {his|her|leg|hand|arm}|acl',
    '부상{|으로|당한}|수술|다쳤|다친|골절',
  ),
  absent(
    'promotions',
    '{pride|bellator|one championship|rizin|strikeforce|wec|invicta|pfl|ksw|cage warriors|boxing|kickboxing|glory|m-1|m1 global|dream|affliction|outside the ufc|other promotions|other organizations|amateur|pro boxing|k-1|k1|road fc|one fc|overall mma|total mma|pro mma}{| record| career| fights|}',
    '{프라이드|벨라토르|원챔피언십|라이진|스트라이크포스|wec|인빅타|로드fc|로드에프씨|복싱|권투|킥복싱|k-1|k1|아마추어|타단체|다른단체|글로리|드림|m1|pfl|one fc}{|에서|전적|시절|기록}',
  ),
  absent(
    'future',
    'will|gonna|next ufc|next {ufc |}{fight|event|card|bout|opponent|ppv|title fight}|upcoming|scheduled{| for| next}|coming up|when will|when is the next|next week{|end}|next month|schedule|announced',
    '다음{ufc|유에프씨}{|는|은}|다음{ufc|}{경기|대회|상대|이벤트|타이틀전|시합|상대는|경기는|대회는}|다음주|예정{|된|인}|일정|{앞으로|향후}{|의|열릴}|언제열려|언제하{나|냐}|다가오는',
  ),
  absent(
    'hypothetical',
    '{who |}would win|whod win|would {beat|defeat|stop|finish|knock out|submit}|{if they |if they ever |they ever |}{were to |would |}{fight|fought|met|meet|face|faced} {today|now|each other|one another|tomorrow}|would be favou{|}red|hypothetical{|ly}|hypothetical {fight|bout|matchup}',
    '{붙으면|싸우면|맞붙으면|붙는다면|싸운다면|맞붙는다면|붙이면|붙여놓으면|만나면|대결하면}{|누가|누가이겨|누가이길까|누가이길|누가유리해|누가유리하|누가더유리해}|가상{|의}{대결|매치|경기|}',
  ),
  absent(
    'prediction',
    'who wins|who will win|who will|will win|predict{|s|ion|ions}|going to win|gonna win|chances{| of}|should win|could beat|can beat|will beat',
    '{누가|}{이길까|이길것|이길거|이길거같|이길듯|이길{것|거}같{아|아요|애|나|나요|은데|을까}}|예측|예상|승산|가능성',
  ),
  absent(
    'opinion',
    'goat|greatest of all time|best ever|overrated|underrated|favorite fighter|most exciting|most boring|better fighter|hottest|prettiest|most popular|most hated',
    '고트|누가더{잘|강|세|쎄}|{누가|}{제일|가장}{강한|센|쎈|잘생긴|예쁜|재밌는|인기}|역대최강|최강{|자|은}|인기{|있는|많은}|실력',
  ),
  absent(
    'private_life',
    'wife|husband|girlfriend|boyfriend|married|kids|children|religion|instagram|twitter|house|car{|s}|drug{|s} use|arrested|jail',
    '아내|남편|여자친구|남자친구|결혼{|했}|자식|종교|인스타{|그램}|체포|감옥',
  ),
  absent(
    'weigh_in',
    'weigh{|-| }in{|s}|miss{|ed|es|ing} weight|weight miss{|es}|made weight',
    '계체{|실패|량|통과}|체중초과|계체량',
  ),
  absent(
    'drug_tests',
    'usada|steroid{|s}|ped{|s}|doping|drug test{|s}|failed test{|s}|positive test',
    '약물|도핑|스테로이드|유사다',
  ),
  absent(
    'fight_style',
    'southpaw switch|fighting style|martial art|black belt{|s}|bjj belt|wrestler{|s}|striker{|s}|grappler{|s}|boxer{|s}|kickboxer{|s}|judoka|sambo',
    '파이팅스타일|무술|블랙벨트|레슬러|스트라이커|그래플러|주짓떼로|유도{|가|출신}|레슬링출신|타격가|삼보',
  ),
  absent(
    'rounds_won',
    '{lose|lost|losing|win|won|winning|dropped} {a|any|every|each|the|that|a single|more|most|fewer} round{|s}|rounds {won|lost}|10-8{| round| rounds}|round by round score',
    '라운드{를|도|를더|더}{이긴|이겼|이기|딴|땄|뺏긴|뺏겼|내준|내줬|진|졌}|10-8라운드|라운드별점수',
  ),
];
