import type { ChartKind } from '@app/chat-protocol';
import type { Entry } from '../meaning.js';

const filler = (en: string, ko = ''): Entry => ({ means: { is: 'filler' }, en, ko });
const ending = (ko: string): Entry => ({ means: { is: 'filler' }, ko, ending: true });

const chart = (kind: ChartKind | 'auto', en: string, ko: string): Entry => ({
  means: { is: 'filler', chart: kind },
  en,
  ko,
});

/** In which form the answer is wished. */
export const FORMS: readonly Entry[] = [
  chart(
    'auto',
    '{as |in |on |with |draw |make }{a |}{chart|graph|plot|diagram}|chart{|s}|graph{|s}|plot{| it| them}|visuali{z|s}e{| it| them}',
    '{그래프|차트|도표|시각화}{|로|를|으로|좀|해|해서|해줘|해주세요|그려|그려줘|그려주세요}|그려{|줘|주세요|봐}',
  ),
  chart('bar', '{as |in |}{a |}bar {chart|graph}', '막대{그래프|차트}{|로|를}'),
  chart('line', '{as |in |}{a |}line {chart|graph}', '{선|꺾은선|라인}{그래프|차트}{|로|를}'),
  chart('area', '{as |in |}{an |}area {chart|graph}', '{영역|면적}{그래프|차트}{|로|를}'),
  chart('pie', '{as |in |}{a |}{pie|donut} {chart|graph}', '{원|원형|파이|도넛}{그래프|차트}{|로|를}'),
  chart('table', '{as |in |}a table|tabulate', '{표|테이블}{로}'),
];

/** Words and endings that say nothing about what is asked. */
export const FILLERS: readonly Entry[] = [
  filler(
    'ufc|ufcs|mma|octagon|the octagon|in the ufc|ultimate fighting championship',
    'ufc{|에서|의|만|는|에}|유에프씨{|에서|의}|유엡{|에서|의|씨}|옥타곤{|에서|의}|격투기|종합격투기',
  ),
  filler(
    'a|an|the|of|in|at|on|for|to|by|with|as|that|this|those|these|there|it|its|be|been|being|s|t|d|ve|m|re|am',
  ),
  filler(
    'please|pls|sup|quick|today|divisions|a fight|read|plz|u|ur|thx|ty|tho|though|well|actually|btw|imo|lmk|via|taken|ended|per|curious|spent|heard|holds|holding|often|most of the time|thanks|thank you|hey|hi|hello|yo|ok|okay|bro|dude|man|mate|lol|lmao|tell me|show me|give me|can you|could you|would you|do you know|i want to know|id like to know|wanna know|let me know|just|quick question|question|wondering|i wonder|about|info|tell|give|say|know|me|i|you|my|we|us|any|some|such|more or less',
  ),
  filler(
    'get{|s|ting}|got|come|came|go|goes|going|take{|s}|make|makes|put|did it|happen{|ed|s}|do|done|having|ever had|recorded|registered|score|total number|amount|stat{|s}|exactly|actually|even|also|only|still|yet|again|then|than|so|far|number|numbers|figure{|s}|figure out|ones|leads|lead|went|go to|become|became|among|amongst|within|during|ended up|real{|ly}|right before|both|held|hold|one|full|complete|entire|whole|official{|ly}',
  ),
  filler(
    '',
    '{알려|말해|보여|가르쳐|얘기해|설명해|찾아|읊어|뽑아|적어|정리해|답해}{줘|주세요|줘봐|봐|줄래|달라|주라|바|줘라|봐라|줘요|주십시오|주실래요}|{알려|말해|보여}|알려주세요|알고싶어|궁금{|해|하다|함|합니다|한데}|부탁{|해|드려요|합니다|드립니다}',
  ),
  filler(
    '',
    '{다시|또다시|좀|쫌|요|혹시|근데|그냥|진심|아|야|어|음|오|와|헐|님|형|형님|선생님|안녕|안녕하세요|저기|저기요|자|뭐|막|걍|대충|정확히|정확하게|각각|다해서|합쳐서|합쳐|다합쳐|통|불러{|봐|줘|주세요}|읊어봐|이제|고수{|님}|형님들|횽들|님들|얘들아|여러분|통|실제로|실제|돼|되나|돼요|커|작아|길어|짧아|손|들어준|준|들어온|받은|받았|거둔|거뒀|열{린|렸|려|림|렸던|리}{|어|나요|지|냐|나|음}|치러진|개최된|아는|있는|있음|있나|있어|있었|있지|있는지|있을까|있나요|있습니까|있냐|있던|해본|하는|하고|한|했|했던|했는지|한거|하나|한게|나온|나옴|나왔|나온거|난|났|났던|낸|냈|된|됐|되|된거|되는|되나|됐지|됐나}',
  ),
  filler(
    '',
    '{ㅋ|ㅎ|ㅇ|ㄱ|ㄹ|ㅠ|ㅜ|ㄴ|ㅅ|ㅈ|ㅂ}|ㄱㄱ|ㅇㅇ|ㅋㅋ|ㅋㅋㅋ|ㅎㅎ|ㅠㅠ|ㄹㅇ|ㅈㄴ|존나|개|졸라|완전|엄청|진짜로|정말로',
  ),
  filler(
    '',
    '기록{|은|이|이야|은뭐|을|된|한|보유자|보유자는|좀|은누구|자|의}|보유자{|는|가}|성적|데이터|정보|자료|통계|결과{|는}|내용|것{|은|이|도|들}|거{|는|야|임|지|의|가}|때{|는|의|가|에}|당시{|에}|쪽{|은}|번째|기준{|으로}|관련|대해{|서}|관해|에대해{|서}|에관해{|서}|이름{|은|이}|내|중{|의}',
  ),
  { means: { is: 'filler' }, ko: '본|봤|찬|간|친|수{를|는|가|도}|수', rare: true },
  filler('', '이번{엔|에는|에}'),
  ending(
    '{은|는|이|가|을|를|의|에|에서|에게|한테|께|으로|로|와|과|랑|이랑|하고|도|만|이나|나|보다|처럼|같은|마다|씩|째|들|님|씨}',
  ),
  ending(
    '{요|야|임|음|냐|니|지|죠|고|며|면|서|게|던|데|는데|다|까|나|네|라|란|랍|래|거|걸|건|게|어|아|여|해|함|하|한|했|하는|하고|하면|하나|할|합|인|인가|인가요|인지|이야|이에요|예요|에요|이고|이며|이었|였|이냐|이지|이죠|이니|일까|입니까|입니다|습니까|습니다|나요|어요|아요|해요|었어|았어|였어|었나|았나|였나|었지|았지|였지|었냐|았냐|였냐|었음|았음|였음|었|았|겠|을까|을|른|는지|은지|은가|은가요|는가|는가요|더라|었더라|였더라|던가|구|군|구나|네요|군요|지요|데요|은데|라며|라고|다고|단다|대|대요|다며|다면서|라면서|잖아|거든|길|기|음|ㅁ|ㄴ|슴|슴다|임요|용|염|욤|닝|뇨|듯|번|개|명|거야|건가|건가요|걸까|거임|거지|건지|거냐|거죠|거예요}',
  ),
];
