import type { Entry, TimeWord } from '../meaning.js';

const time = (word: TimeWord, en: string, ko: string): Entry => ({
  means: { is: 'time', time: word },
  en,
  ko,
});

const MONTHS = [
  'jan{|uary}',
  'feb{|ruary}',
  'mar{|ch}',
  'apr{|il}',
  'may',
  'jun{|e}',
  'jul{|y}',
  'aug{|ust}',
  'sep{|t|tember}',
  'oct{|ober}',
  'nov{|ember}',
  'dec{|ember}',
];

export const TIME: readonly Entry[] = [
  time('today', 'today|tonight', '오늘{|은|자|열린}'),
  time('yesterday', 'yesterday{|s}|last night{|s}', '어제{|는|열린|했던}|어젯밤'),
  time('this_week', 'this {week|weekend}', '이번{주|주말}{|에}'),
  time('last_week', 'last {week|weekend}{|s}|past weekend', '{지난|저번}{주|주말}{|에}'),
  time('this_month', 'this month', '이번달{|에}|이달'),
  time('last_month', 'last month', '{지난|저번}달{|에}'),
  time(
    'this_year',
    'this year|so far this year|this calendar year',
    '올해{|에|는|들어|의}|금년{|에}|올{|해}들어',
  ),
  time('last_year', 'last year{|s}|previous year', '작년{|에|의|은}|지난해{|에}|전년'),
  time('year_before_last', 'the year before last|two years ago', '재작년{|에}'),
  time('this_decade', 'this decade', '{이번|현재}{십년|10년대|연대}'),
  time(
    'covid',
    '{since|after|post} {covid|corona|the pandemic|covid19|covid 19|lockdown}',
    '{코로나|코비드|팬데믹}{이후|이후로|부터|후}{|에}',
  ),
  time('last_n', 'last|past|previous|in the last|in the past|over the last', '최근|지난'),
  time('since', 'since|from|starting|onwards|and later|or later', '이후{|로|에}|부터{|는}|이래{|로}'),
  time('after', 'after', '{지나서|넘어서|넘어}'),
  time('before', 'before|prior to|up until|earlier than', '{전까지|이전|이전에|전에|이전까지|전엔|이전엔}'),
  time('until', 'until|till|through|up to|thru', '까지{|의}'),
  time('between', 'between', '사이{|에|의}|사이에서'),
  time('ago', 'ago', ''),
  time('years', 'year{|s}|yr{|s}', '년{|간|동안|도|도에|에|사이|사이에|대비|중}|연도'),
  time('months', 'month{|s}', '개월{|간|동안}|달{간|동안}'),
  time('weeks', 'week{|s}', '주{간|동안}'),
  time('days', 'day{|s}', '일{간|동안}'),
  time('decade', '', '년대{|에|의|에서|동안|중}'),
  time('range', '~', ''),
  time(
    'now',
    'current{|ly}|rn|atm|{right |}now|currently|at the moment|at present|as of now|to date|so far|present',
    '지금{|은|까지|의|도}|현재{|까지|의|는}|여태{|까지|껏}|이제까지|현시점|현시점에서',
  ),
  time(
    'ever',
    '{in |}{|the |ufc |all |}{history|all time}|all{|-| }time|of all time|ever|in {|the }history of the ufc|ufc history|career|in {his|her|their} career|overall|in total|total|altogether|in all',
    '{역대|역사상|통산|커리어|사상|통틀어|총|모두|전체|역사}{|에서|의|로|적으로}|{지금|현재}까지총|지금껏',
  ),
  ...MONTHS.map((en, index) => ({
    means: { is: 'month' as const, month: index + 1 },
    en,
    ko: `${index + 1}월{|에|달|의|중}`,
  })),
];
