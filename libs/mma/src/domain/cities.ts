/** Cities that held events: English name as the data writes it, then Korean spellings, the usual one first. */
const CITIES: readonly (readonly [string, ...string[]])[] = [
  ['Las Vegas', '라스베이거스', '라스베가스', '베가스'],
  ['Busan', '부산'],
  ['Seoul', '서울'],
  ['New York City', '뉴욕'],
  ['Elmont', '엘몬트'],
  ['Brooklyn', '브루클린'],
  ['Newark', '뉴어크'],
  ['Atlantic City', '애틀랜틱시티'],
  ['Los Angeles', '로스앤젤레스', '로스엔젤레스', 'LA'],
  ['Anaheim', '애너하임'],
  ['San Diego', '샌디에이고'],
  ['San Jose', '새너제이', '산호세'],
  ['Sacramento', '새크라멘토'],
  ['Oakland', '오클랜드(캘리포니아)'],
  ['Houston', '휴스턴'],
  ['Dallas', '댈러스'],
  ['Austin', '오스틴'],
  ['San Antonio', '샌안토니오'],
  ['Chicago', '시카고'],
  ['Boston', '보스턴'],
  ['Philadelphia', '필라델피아'],
  ['Miami', '마이애미'],
  ['Orlando', '올랜도'],
  ['Tampa', '탬파'],
  ['Jacksonville', '잭슨빌'],
  ['Atlanta', '애틀랜타'],
  ['Nashville', '내슈빌'],
  ['Charlotte', '샬럿'],
  ['Denver', '덴버'],
  ['Salt Lake City', '솔트레이크시티'],
  ['Phoenix', '피닉스'],
  ['Seattle', '시애틀'],
  ['Portland', '포틀랜드'],
  ['Detroit', '디트로이트'],
  ['Cleveland', '클리블랜드'],
  ['Columbus', '콜럼버스'],
  ['Pittsburgh', '피츠버그'],
  ['Louisville', '루이빌'],
  ['Minneapolis', '미니애폴리스'],
  ['Milwaukee', '밀워키'],
  ['Kansas City', '캔자스시티'],
  ['St. Louis', '세인트루이스'],
  ['New Orleans', '뉴올리언스'],
  ['Washington', '워싱턴'],
  ['Toronto', '토론토'],
  ['Montreal', '몬트리올'],
  ['Vancouver', '밴쿠버'],
  ['Calgary', '캘거리'],
  ['Edmonton', '에드먼턴'],
  ['Winnipeg', '위니펙'],
  ['Ottawa', '오타와'],
  ['Halifax', '핼리팩스'],
  ['Mexico City', '멕시코시티'],
  ['Monterrey', '몬테레이'],
  ['Rio de Janeiro', '리우데자네이루', '리우'],
  ['Sao Paulo', '상파울루'],
  ['Brasilia', '브라질리아'],
  ['Curitiba', '쿠리치바'],
  ['Fortaleza', '포르탈레자'],
  ['Belo Horizonte', '벨루오리존치'],
  ['Porto Alegre', '포르투알레그리'],
  ['Goiania', '고이아니아'],
  ['Natal', '나타우'],
  ['Belem', '벨렝'],
  ['Buenos Aires', '부에노스아이레스'],
  ['Santiago', '산티아고'],
  ['Montevideo', '몬테비데오'],
  ['London', '런던'],
  ['Manchester', '맨체스터'],
  ['Birmingham', '버밍엄'],
  ['Nottingham', '노팅엄'],
  ['Liverpool', '리버풀'],
  ['Newcastle', '뉴캐슬'],
  ['Glasgow', '글래스고'],
  ['Belfast', '벨파스트'],
  ['Dublin', '더블린'],
  ['Paris', '파리'],
  ['Berlin', '베를린'],
  ['Hamburg', '함부르크'],
  ['Cologne', '쾰른'],
  ['Oberhausen', '오버하우젠'],
  ['Rotterdam', '로테르담'],
  ['Stockholm', '스톡홀름'],
  ['Gothenburg', '예테보리'],
  ['Copenhagen', '코펜하겐'],
  ['Prague', '프라하'],
  ['Zagreb', '자그레브'],
  ['Krakow', '크라쿠프'],
  ['Gdansk', '그단스크'],
  ['Belgrade', '베오그라드'],
  ['Moscow', '모스크바'],
  ['Saint Petersburg', '상트페테르부르크'],
  ['Baku', '바쿠'],
  ['Abu Dhabi', '아부다비'],
  ['Riyadh', '리야드'],
  ['Doha', '도하'],
  ['Tokyo', '도쿄'],
  ['Saitama', '사이타마'],
  ['Yokohama', '요코하마'],
  ['Macau', '마카오'],
  ['Beijing', '베이징'],
  ['Shanghai', '상하이', '상해'],
  ['Shenzhen', '선전', '심천'],
  ['Singapore', '싱가포르', '싱가폴'],
  ['Pasay', '파사이'],
  ['Sydney', '시드니'],
  ['Melbourne', '멜버른'],
  ['Brisbane', '브리즈번'],
  ['Perth', '퍼스'],
  ['Adelaide', '애들레이드'],
  ['Gold Coast', '골드코스트'],
  ['Auckland', '오클랜드'],
];

const ENGLISH_BY_SPELLING = new Map(
  CITIES.flatMap(([english, ...korean]) => [english, ...korean].map((name) => [key(name), english] as const)),
);
const KOREAN_BY_ENGLISH = new Map(CITIES.map(([english, korean = english]) => [key(english), korean]));

function key(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|[\s.]/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The English name of a listed city, else null. */
export function cityOf(name: string): string | null {
  return ENGLISH_BY_SPELLING.get(key(name)) ?? null;
}

/** Every spelling, the longest first, for patterns. */
export const CITY_SPELLINGS: readonly string[] = CITIES.flat().sort((a, b) => b.length - a.length);

/** `Las Vegas, Nevada, USA` → `라스베이거스(Las Vegas, Nevada, USA)`; unlisted cities stay as they are. */
export function koreanLocation(location: string): string {
  const korean = KOREAN_BY_ENGLISH.get(key(location.split(',')[0] ?? ''));
  return korean === undefined ? location : `${korean}(${location})`;
}
