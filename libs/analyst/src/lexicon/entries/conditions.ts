import type { QueryConditions } from '@app/mma/domain';
import type { Entry } from '../meaning.js';

const condition = (set: QueryConditions, en: string, ko: string): Entry => ({
  means: { is: 'condition', set },
  en,
  ko,
});

const CLASS = '{|급|급에서|급의}';

/** Conditions on the bouts that count. */
export const CONDITIONS: readonly Entry[] = [
  condition(
    { weight_class: ['women_strawweight'] },
    'womens strawweight{|s}|{straw|115{| pound| lbs| lb}}weight{|s}|115{| pounds| lbs| lb}',
    `{여성|여자|여성부|여자부|}스트로${CLASS}`,
  ),
  condition(
    { weight_class: ['flyweight'] },
    'fly{|-| }weight{|s}|125{| pounds| lbs| lb}',
    `플라이${CLASS}|플라이`,
  ),
  condition(
    { weight_class: ['bantamweight'] },
    'bantam{|-| }weight{|s}|135{| pounds| lbs| lb}',
    `{밴텀|반탐|벤텀}${CLASS}|밴텀`,
  ),
  condition(
    { weight_class: ['featherweight'] },
    'feather{|-| }weight{|s}|145{| pounds| lbs| lb}',
    `{페더|패더|훼더}${CLASS}|페더`,
  ),
  condition(
    { weight_class: ['lightweight'] },
    'light{|-| }weight{|s}|155{| pounds| lbs| lb}|lw',
    `라이트${CLASS}`,
  ),
  condition(
    { weight_class: ['welterweight'] },
    'welter{|-| }weight{|s}|170{| pounds| lbs| lb}|ww',
    `{웰터|웰터}${CLASS}|웰터`,
  ),
  condition(
    { weight_class: ['middleweight'] },
    'middle{|-| }weight{|s}|185{| pounds| lbs| lb}|mw',
    `미들${CLASS}`,
  ),
  condition(
    { weight_class: ['light_heavyweight'] },
    'light{|-| }heavy{|-| }weight{|s}|light heavy|205{| pounds| lbs| lb}|lhw',
    `{라이트헤비|라헤|라이트헤비웨이트|라이트헤}${CLASS}`,
  ),
  condition({ weight_class: ['heavyweight'] }, 'heavy{|-| }weight{|s}|hw', `{헤비|해비|헤비웨이트}${CLASS}`),
  condition({ weight_class: ['catch_weight'] }, 'catch{|-| }weight{|s}', '계약체중|캐치웨이트'),
  condition({ weight_class: ['open_weight'] }, 'open{|-| }weight{|s}', '무제한급|오픈웨이트'),
  condition(
    { sex: 'women' },
    'wom{a|e}n{|s}|female{|s}|wmma|lad{y|ies}|girl{|s}',
    '여{성|자|성부|자부}{|선수|선수중|파이터|부|들}',
  ),
  condition({ sex: 'men' }, 'm{a|e}ns|male{|s}|men', '남{성|자|성부|자부}{|선수|선수중|파이터|부}'),
  condition(
    { title: ['any'] },
    '{title|championship|belt} {fight{|s}|bout{|s}|match{|es}}|{ufc |}title {fight{|s}|bout{|s}}',
    '{타이틀|챔피언십|챔피언|왕좌}{전|결정전|매치|경기|전에서|쟁탈전}',
  ),
  condition(
    { title: ['any'] },
    '{fight|fights|fighting|fought|challenge|challenged|challenging|compete|competed} for {a|the|his|her} {|ufc |world }{title|belt|championship}',
    '',
  ),
  condition(
    { title: ['interim'] },
    'interim{| title| championship| belt}{| fight| fights| bout| bouts}',
    '잠정{|타이틀|챔피언|타이틀전|챔피언전|챔피언십}',
  ),
  condition(
    { title: ['undisputed'] },
    'undisputed{| title| championship| gold| belt| champ| champion| strap}{| fight| fights| bout| bouts}',
    '{정식|통합}{|타이틀|타이틀전|챔피언전}',
  ),
  condition(
    { title: ['none'] },
    'non{|-| }title{| fight| fights| bout| bouts}',
    '{논타이틀|비타이틀}{|전|경기}',
  ),
  condition(
    { scheduled_rounds: [5] },
    '{five|5}{|-| }{round|rounds|rounder|rounders|r}{ fight{|s}| bout{|s}| match{|es}|er{|s}}|scheduled for {five|5} rounds',
    '{5|다섯}{라운드|라|r}{경기|짜리경기|짜리|시합|경기에서|승부}',
  ),
  condition(
    { scheduled_rounds: [3] },
    '{three|3}{|-| }{round|rounds|r}{ fight{|s}| bout{|s}|er{|s}}',
    '{3|세}{라운드|라|r}{경기|짜리경기|짜리|시합}',
  ),
  ...[1, 2, 3, 4, 5].map((round) => condition({ round: [round] }, '', `${round}{라|라에|라에서|라운드만에}`)),
  condition(
    { main_event: true },
    '{main|headlin}{|-| }{event|er}{|s}|headlin{e|ed|ing|es|er|ers}|in main events',
    '메인{이벤트|이벤트에서|이벤트로|이벤트경기}',
  ),
  condition(
    { opponent_stance: ['southpaw'] },
    '{against|vs|versus|over|facing|to|beating} {|a |other }{southpaw{|s}|left{|y|ies}|left{|-| }hande{d|rs}{| fighters| opponents}}',
    '{사우스포|왼손잡이}{|선수|파이터}{상대로|상대|한테|에게|와의|전|를상대로|를상대|과의|상대의|를}',
  ),
  condition(
    { opponent_stance: ['orthodox'] },
    '{against|vs|versus|over|facing|to|beating} {|an |other }orthodox{| fighters| opponents| fighter}',
    '{오소독스|오서독스|오른손잡이}{|선수|파이터}{상대로|상대|한테|에게|와의|전|를상대로|를상대|과의|상대의|를}',
  ),
  condition(
    { opponent_stance: ['switch'] },
    '{against|vs|versus|over|facing} {|a }switch{| stance}{| fighters| hitters| stance fighters}',
    '스위치{|스탠스}{|선수}{상대로|한테|에게|를상대로}',
  ),
  condition(
    { stance: ['southpaw'] },
    'southpaw{|s}|left{|-| }handed|lefties',
    '{사우스포|왼손잡이}{|인|선수|선수중|파이터|중에}',
  ),
  condition(
    { stance: ['orthodox'] },
    'orthodox',
    '{오소독스|오서독스|오른손잡이}{|인|선수|선수중|파이터|중에}',
  ),
  condition({ stance: ['switch'] }, 'switch{|-| }{stance|hitter}{|s}', '스위치{|스탠스}{|인|선수}'),
  condition(
    { opponent_was: 'champion' },
    '{against|over|vs|versus|beating} {|a |the |reigning |sitting |current }champion{|s}|{against|over} champ{|s}',
    '{현챔피언|현역챔피언|당시챔피언|챔피언|챔프}{상대로|을상대로|한테|에게|을}',
  ),
  condition(
    { opponent_was: 'former_champion' },
    '{against|over|vs|versus|beating} {|a }{former|ex}{|-| }champ{|s|ion|ions}',
    '{전챔피언|전챔프|전직챔피언}{|을|한테|에게}{|상대로}',
  ),
  condition(
    { opponent_was: 'champion_or_former' },
    '',
    '{챔피언|챔프}{출신|급|들}{|선수|선수들}{을|를|한테|에게|상대로|들을}',
  ),
  condition(
    { role: 'champion' },
    'as {|the |a |reigning }champ{|ion}|while champion|as title holder',
    '{챔피언으로|챔피언으로서|챔피언일때|챔피언인상태로|챔피언시절|챔프로}',
  ),
  condition({ role: 'challenger' }, 'as {|the |a }challenger', '{도전자로|도전자로서|도전자일때}'),
  condition(
    { nth_bout: 1 },
    '{|ufc |octagon }debut{|s|ing|ed}|first {ufc |}{fight|bout}|{in|at} {his|her|their} debut',
    '{|ufc|옥타곤}데뷔{|전|전에서|전때|경기}|첫{경기|시합|ufc경기}',
  ),
  {
    means: { is: 'limit', set: { active_since: 'recent' } },
    en: 'active|still active|currently active|active fighters',
    ko: '현역{|선수|중|선수중|파이터}|활동{중인|하는}|현역으로뛰는',
  },
];
