import type { Entry } from '../meaning.js';

/** Question words, nouns that everything is about, conjunctions and references to what was said before. */
export const QUESTIONS: readonly Entry[] = [
  {
    means: { is: 'ask', ask: 'who' },
    en: 'who|whos|who is|who was|who are|who were|whose|everyone|everybody|whom|which {fighter|fighters|man|woman|guy|guys|person|people|athlete}|what fighter{|s}|who all|name the fighter{|s}|anyone|anybody|someone',
    ko: '누구{|야|임|지|냐|예요|에요|인가요|인지|누구|누구있|였|고|랑|를|가|의|인가|니|일까|인데|죠|이야|누구임|누구누구|누구인가요|누구예요|누구야|한테|에게|였지|였냐}|누가|누군{|지|가|데}|어느선수|어떤선수|누굴|누{구|}{꺼|거|것|껀|건}{|임|야|냐|지|인가요|예요|에요|인지}',
  },
  {
    means: { is: 'ask', ask: 'count' },
    en: 'how many|how often|number of|how many times|count|how many total|what number of',
    ko: '{몇|몃|몆|며}{번|회|승|패|경기|개|명|차례|전|연승|무|게임|번이나|회나|번째}{|이야|인가요|이나|임|정도|을|이|의|인지|이고|인가|이었|나|은|였|째}|횟수{|는|가}|개수|갯수|경기수|총몇|{몇|몃|몆}',
  },
  {
    means: { is: 'ask', ask: 'amount' },
    en: 'how much|how long|time of|how fast|how quick{|ly}|what time|how big',
    ko: '얼마{|나|야|임|예요|인가요|였|인지|만에}|{몇|몃|몆}{분|초|초컷|분몇초|분이나|초만|시간}{|이야|인가요|임|에|만에|이었|인지|걸렸|야|이나|몇초|몇초야}|몇분몇초{|야|임|인가요|이야}',
  },
  {
    means: { is: 'ask', ask: 'age' },
    en: 'how old|what age|at what age|age at',
    ko: '{몇|몃|몆}살{|이었|이야|때|에|인가요|임|이고|이었나요|이었어|이었지|일때|이었는지|먹고}|나이{|는|가|로|에|몇|에서}',
  },
  {
    means: { is: 'ask', ask: 'list' },
    en: 'list{| of| all}|name{| all| every}|show{| all}|every|all|give me all|enumerate|rank{|ing}{| of}',
    ko: '{나열|목록|리스트}{|해|해줘|좀|해봐}|전부|모든|다|모두{|말해|알려}|쭉|순서{|대로}|표로|싹다',
  },
  {
    means: { is: 'ask', ask: 'ever' },
    en: '{has|have|had|did|does|do|is|are|was|were|could|ca}{|nt}|ever|is it true that|is it true|is it correct that|am i {right|wrong}|i heard{| that}|{ppl|people|they} say{| that}',
    ko: '{적|적이|일|일이}{있|있어|있나|있나요|있는지|있음|있지|잇음|잇어|있냐|없|없어|없나|없지|있었|있습니까|있어요|있니}{|요}|{적|일}{있|없}',
  },
  {
    means: { is: 'ask', ask: 'never' },
    en: 'never|not once|nobody|no one{| has| ever| has ever}',
    ko: '한번도|절대{|로}|아무도',
  },
  {
    means: { is: 'ask', ask: 'claim' },
    en: 'correct|right|true|isnt {it|that}|really|is that {right|correct|true}',
    ko: '{맞|마}{아|지|나|나요|어|냐|음|는|즘|죠|는지|습니까|니|아요|는거}|{맞아|맞지|맞나요|맞음|마즘|맞냐|맞죠|맞는거야|맞다}|다는데{|맞아|맞나요|진짜|정말}|라는데|진짜{|야|임|냐|로}|정말{|이야|로}|사실{|이야|인가|임}',
  },
  {
    means: { is: 'ask', ask: 'which' },
    en: 'which{| one| ones}|what{|s}',
    ko: '{어느|어떤|무슨|뭔|뭐|무엇|머}{|야|임|지|예요|가|를|을|인가요|로|였|고|냐|였지}',
  },
  {
    means: { is: 'group', group: 'year' },
    en: '{which|what} year{|s}|{per|by|each|every} year|yearly|year by year',
    ko: '{어느|무슨|어떤|몇}{해|연도|년도|년}{|가|에|이}|{연도|년도|열린해}{는|가}|연도별{|로}|년도별{|로}|매년',
  },
  {
    means: { is: 'group', group: 'country' },
    en: '{which|what} countr{y|ies}|{per|by|each|every} country',
    ko: '{|어느|무슨|어떤}{나라|국가}{|가|는|에서|에}|나라별{|로}|국가별{|로}',
  },
  {
    means: { is: 'group', group: 'city' },
    en: '{which|what} cit{y|ies}|{per|by|each|every} city',
    ko: '{|어느|무슨|어떤}도시{|가|는|에서|에}|도시별{|로}',
  },
  {
    means: { is: 'group', group: 'referee' },
    en: '{which|what} ref{|s|eree|erees}|{per|by|each} referee|referee with',
    ko: '{어느|어떤|무슨}심판{|이|은}|심판별{|로}',
  },
  {
    means: { is: 'group', group: 'weight_class' },
    en: '{which|what} {weight{|-| }class{|es}|division{|s}}|{by|per|each|every|in each|across} {division|weight class|weightclass}{|s|es}',
    ko: '{어느|무슨|어떤}체급{|이|에서|에}|체급별{|로}',
  },
  {
    means: { is: 'group', group: 'event' },
    en: '{which|what} {event|events|card|cards|ufc event|ufc card}',
    ko: '{어느|무슨|어떤}{대회|이벤트}{|가|에서|에}|대회별{|로}',
  },
  {
    means: { is: 'group', group: 'month' },
    en: '{which|what} month{|s}|{by|per|each|every} month',
    ko: '{어느|무슨|몇}{달|월}{|에|이}|월별{|로}',
  },
  {
    means: { is: 'group', group: 'round' },
    en: '{which|what} round{|s}|{by|per|each|every} round',
    ko: '{어느|몇|무슨}라운드{에|가|에서}|라운드별{|로}',
  },
  {
    means: { is: 'group', group: 'decade' },
    en: '{which|what} decade{|s}|{by|per|each|every} decade',
    ko: '{어느|무슨}연대{|가|에}|연대별{|로}|십년별',
  },
  {
    means: { is: 'group', group: 'method_detail' },
    en: '{which|what} {submission|submissions|technique|techniques|choke}{| hold| move}{| is| was| has}',
    ko: '{어떤|무슨|어느}{서브미션|기술|초크|관절기}{|이|으로|가}',
  },
  {
    means: { is: 'group', group: 'stance' },
    en: '{which|what} stance|{by|per} stance',
    ko: '{어느|어떤|무슨}스탠스{|가|로}|스탠스별',
  },
  {
    means: { is: 'group', group: 'pair' },
    en: '{which|what} {two |}pair{|s}{| of fighters}|which two fighters|most rematches',
    ko: '{어느|어떤}두선수{|가}|어떤조합',
  },
  {
    means: { is: 'group', group: 'bout' },
    en: '{which|what} {fight|bout|match}{|s}',
    ko: '{어느|무슨|어떤}{경기|시합}{|가|이}',
  },
  // Nouns.
  {
    means: { is: 'noun', noun: 'bout' },
    en: 'fight{|s}|bout{|s}|match{|es}|appearance{|s}|contest{|s}|walk{|s} to the octagon|outing{|s}|matchup{|s}',
    ko: '{경기|시합|매치|게임}{|를|가|는|에서|수|들|의|중|이|도|만|로|에}|출전{|을|횟수|한|수}|뛴{|경기|횟수|선수}|뛰었{|던}|뛰{었|어|고|는}|경기뛴|출장',
  },
  {
    means: { is: 'noun', noun: 'event' },
    en: 'event{|s}|card{|s}|show{|s}|ppv{|s} events|fight night{|s}',
    ko: '{대회|이벤트|카드}{|를|가|는|에서|의|들|중|수|에|로}|흥행',
  },
  {
    means: { is: 'noun', noun: 'fighter' },
    en: 'fighter{|s}|athlete{|s}|guy{|s}|man|people|person|competitor{|s}|them|mma fighters',
    ko: '{선수|파이터|사람|격투가|놈|넘|인간|애|새끼|분|자}{|들|는|가|은|이|중|중에|를|을|의|들을|들이|들은|중에서|임|야|예요|누구|로|이야|인가요|들은누구}',
  },
  {
    means: { is: 'noun', noun: 'title' },
    en: 'title{|s}|belt{|s}|championship{|s}|gold|crown|strap',
    ko: '{타이틀|벨트|챔피언벨트|왕좌}{|을|를|이|의|가}',
  },
  {
    means: { is: 'noun', noun: 'opponent' },
    en: 'opponent{|s}|foe{|s}|adversar{y|ies}',
    ko: '{상대|상대선수|적수}{|들|를|가|의|는|을|방|한|들을}',
  },
  {
    means: { is: 'noun', noun: 'round' },
    en: 'round{|s}|rd{|s}|r',
    ko: '{라운드|라|회전|r}{|에|에서|만에|의|까지|안에|로}',
  },
  {
    means: { is: 'noun', noun: 'age' },
    en: 'age{|s|d}|years old|year old',
    ko: '{살|세}{|에|이후|때|이상|이하|의|로|부터|넘어서|넘어|이상에}',
  },
  {
    means: { is: 'noun', noun: 'time' },
    en: 'time{|s}|minute{|s}|second{|s}|min{|s}|sec{|s}|length|duration|last{|s|ed}',
    ko: '{시간|경기시간}{|이|은|을|의}|걸린시간|{걸렸|걸린}{|어|음|지|나요}|분|초|초컷|분만에|초만에',
  },
  { means: { is: 'noun', noun: 'times' }, en: 'times|occasions|x', ko: '번{|을|이나|째}|회{|나}|차례|개' },
  {
    means: { is: 'noun', noun: 'division' },
    en: 'division{|s}|weight{|-| }class{|es}',
    ko: '체급{|에서|의|중|이|은|별}',
  },
  {
    means: { is: 'bound', bound: 'least' },
    en: 'at least|minimum{| of}|or more|or higher|+|no fewer than',
    ko: '이상{|의|인|을}|최소{|한}|적어도',
  },
  {
    means: { is: 'bound', bound: 'most' },
    en: 'at most|no more than|or fewer|or less',
    ko: '이하{|의|로|인}|최대한',
  },
  {
    means: { is: 'bound', bound: 'over' },
    en: 'over|more than|older than|past|above|turning|turned|after turning',
    ko: '초과|넘{은|는|게|어서|어|긴}',
  },
  {
    means: { is: 'bound', bound: 'under' },
    en: 'under|younger than|less than|fewer than|below|before turning|before the age of|before age|by age|by the age of',
    ko: '미만{|의|인}',
  },
  // Conjunctions.
  {
    means: { is: 'joint', joint: 'both' },
    en: 'both|each of|all of',
    ko: '둘{다|모두}|{두선수|양쪽}{|를|을}{|다|모두}|전부를',
  },
  {
    means: { is: 'joint', joint: 'versus' },
    en: 'vs|versus|v|against|opposite|vs.|facing',
    ko: '대|vs|상대{로|한|했|해서}',
  },
  {
    means: { is: 'joint', joint: 'or' },
    en: 'or',
    ko: '{아니면|또는|혹은}|중{|에|에서|에는|누|누가}|이나|가운데|둘중{|에}',
  },
  { means: { is: 'joint', joint: 'and' }, en: 'and|&|plus|also|as well as', ko: '그리고|및|{하고|이랑|랑}' },
  {
    means: { is: 'joint', joint: 'not' },
    en: 'without|outside{| of}|besides|except{| for}|but not|other than|excluding|apart from|not counting|not',
    ko: '말고|빼고|제외{|하고|한}|이외|외에|없이{|도}|밖{에서|의}|아닌{|데서|곳에서}',
  },
  {
    means: { is: 'place_word' },
    en: 'from the top|place|in line|in the list|on the list',
    ko: '위{|는|가}|등{은|이}',
  },
  // The conversation before.
  {
    means: { is: 'reference', to: 'person' },
    en: 'he|him|his|she|her|hers|himself|this guy|that guy|this fighter|that fighter|that man|hes|shes',
    ko: '{그|그녀|걔|쟤|얘|갸|그사람|이사람|그선수|이선수|그친구|저선수}{는|의|가|를|한테|랑|은|이|도|에게}|{그|이|저}{선수|사람|친구|파이터}|본인',
  },
  {
    means: { is: 'reference', to: 'persons' },
    en: 'they|their|them two|those two|these two|each other|between them|the two|both of them|the two of them',
    ko: '둘{이|은|의|중|이서|끼리}|{두|그두|이두}{선수|사람}{|이|은|의|가|중}|서로',
  },
  {
    means: { is: 'reference', to: 'opponent' },
    en: '{his|her|their|that|the} opponent{|s}|the {loser|other guy}|whoever he beat',
    ko: '그{상대|상대방|상대선수}{|는|의|가|를|도|은}|{상대|상대방}{는|의|키}',
  },
  {
    means: { is: 'reference', to: 'bout' },
    en: '{that|this|the same} {fight|bout|one|match}|that one|it|back then|at the time|at that time',
    ko: '{그|이}{경기|시합}{|는|의|에서|이|가|도|때}|그때{|는|에|의}|그당시',
  },
  {
    means: { is: 'reference', to: 'event' },
    en: '{that|this|the same} {event|card|night}',
    ko: '{그|이}{대회|이벤트|날}{|는|의|에서}|거기서',
  },
  {
    means: { is: 'reference', to: 'next' },
    en: 'the {next|following} {year|one|fight|event|bout}|and the next|the one after{| that}|next year',
    ko: '그{다음|다음해|다음경기|이듬해}{|는|은|에는|해는|해|엔|년도는}|다음해{|는|에는}|그담{|해|은}',
  },
  {
    means: { is: 'reference', to: 'previous' },
    en: 'the {previous|prior} {year|one|fight|event|bout}|the year before|the one before{| that}|before that|right before',
    ko: '그{전|이전|전해|전경기}{|에는|은|해는|해|엔|거는|것은|에}|{직전|바로전}{|에|경기|은}',
  },
  {
    means: { is: 'reference', to: 'other' },
    en: 'what about|how about|and what about|and how about|of {those|them|these}|among {those|them}|no|nah|instead',
    ko: '그럼|그러면|그렇다면|그래서|그리고|그중{|에|에서|에서는}|이중{|에|에서}|아니',
  },
];
