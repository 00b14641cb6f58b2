/** States and provinces: English name as in the data, then other spellings. */
const REGIONS: readonly (readonly [string, ...string[]])[] = [
  ['England', '잉글랜드'],
  ['Scotland', '스코틀랜드'],
  ['Northern Ireland', '북아일랜드'],
  ['Nevada', '네바다'],
  ['California', '캘리포니아'],
  ['Texas', '텍사스'],
  ['Florida', '플로리다'],
  ['New York', '뉴욕주'],
  ['New Jersey', '뉴저지'],
  ['Massachusetts', '매사추세츠'],
  ['Illinois', '일리노이'],
  ['Georgia', '조지아'],
  ['Colorado', '콜로라도'],
  ['Arizona', '애리조나'],
  ['Utah', '유타'],
  ['Ohio', '오하이오'],
  ['Michigan', '미시간'],
  ['Pennsylvania', '펜실베이니아'],
  ['Virginia', '버지니아'],
  ['North Carolina', '노스캐롤라이나'],
  ['Tennessee', '테네시'],
  ['Louisiana', '루이지애나'],
  ['Missouri', '미주리'],
  ['Minnesota', '미네소타'],
  ['Wisconsin', '위스콘신'],
  ['Nebraska', '네브래스카'],
  ['Oklahoma', '오클라호마'],
  ['Kentucky', '켄터키'],
  ['Connecticut', '코네티컷'],
  ['Oregon', '오리건'],
  ['DC', 'D.C.'],
  ['Ontario', '온타리오'],
  ['Quebec', '퀘벡'],
  ['Alberta', '앨버타'],
  ['British Columbia', '브리티시컬럼비아'],
  ['New South Wales', '뉴사우스웨일스'],
  ['Queensland', '퀸즐랜드'],
];

const ENGLISH_BY_SPELLING = new Map(
  REGIONS.flatMap(([english, ...others]) =>
    [english, ...others].map((name) => [name.toLowerCase().replaceAll(' ', ''), english] as const),
  ),
);

/** The English name of a listed region, else null. */
export function regionOf(name: string): string | null {
  return ENGLISH_BY_SPELLING.get(name.toLowerCase().replaceAll(' ', '')) ?? null;
}
