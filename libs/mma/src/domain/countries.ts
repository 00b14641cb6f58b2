/** Countries that held events: English name as the data writes it, then other spellings, the usual Korean one first. */
const COUNTRIES: readonly (readonly [string, string, ...string[]])[] = [
  ['South Korea', '한국', '대한민국', '남한', 'Korea'],
  ['USA', '미국', 'United States', 'the US', 'U.S.', 'U.S.A.', 'the States', 'America'],
  ['United Kingdom', '영국', 'the UK', 'UK', 'U.K.', 'Great Britain', 'Britain'],
  ['United Arab Emirates', '아랍에미리트', '아랍에미레이트', 'UAE', '에미리트', 'Emirates'],
  ['Argentina', '아르헨티나'],
  ['Australia', '호주', '오스트레일리아', '오스트렐리아'],
  ['Azerbaijan', '아제르바이잔'],
  ['Brazil', '브라질', 'Brasil'],
  ['Canada', '캐나다'],
  ['Chile', '칠레'],
  ['China', '중국'],
  ['Croatia', '크로아티아'],
  ['Czech Republic', '체코', 'Czechia'],
  ['Denmark', '덴마크'],
  ['France', '프랑스'],
  ['Germany', '독일', '도이칠란트'],
  ['Ireland', '아일랜드'],
  ['Japan', '일본'],
  ['Mexico', '멕시코'],
  ['Netherlands', '네덜란드', '홀란드', 'Holland'],
  ['New Zealand', '뉴질랜드'],
  ['Philippines', '필리핀'],
  ['Poland', '폴란드'],
  ['Puerto Rico', '푸에르토리코', '푸에르토 리코'],
  ['Qatar', '카타르'],
  ['Russia', '러시아'],
  ['Saudi Arabia', '사우디아라비아', '사우디 아라비아', '사우디', 'Saudi'],
  ['Serbia', '세르비아'],
  ['Singapore', '싱가포르', '싱가폴'],
  ['Sweden', '스웨덴'],
  ['Uruguay', '우루과이'],
];

const ENGLISH_BY_SPELLING = new Map(
  COUNTRIES.flatMap(([english, ...others]) =>
    [english, ...others].map((name) => [name.toLowerCase(), english] as const),
  ),
);
const KOREAN_BY_ENGLISH = new Map<string, string>(COUNTRIES.map(([english, korean]) => [english, korean]));

/** The English name of a listed country, else null. */
export function countryOf(name: string): string | null {
  return ENGLISH_BY_SPELLING.get(name.toLowerCase()) ?? null;
}

/** Every spelling, the longest first, for patterns. */
export const COUNTRY_SPELLINGS: readonly string[] = COUNTRIES.flat().sort((a, b) => b.length - a.length);

/** The usual Korean name; unlisted countries stay as they are. */
export function koreanCountry(country: string): string {
  return KOREAN_BY_ENGLISH.get(country) ?? country;
}
