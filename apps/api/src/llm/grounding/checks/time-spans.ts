import { isAbout, isEvent } from './bound-rows.js';
import type { NumberContext } from './number-context.js';

/** An age at another time than now. */
const PAST = /\b(?:was|at|when|aged|turned)\b|당시|때|였|에 /iu;
const PAST_ASKED = /몇 ?살에|몇 ?살 때|how old (?:was|were)|at what age/iu;
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days, months, years or an age between two days of the sentence, of the fighter's rows, or until now. */
export function isTimeBetween({ claims, claim, owners }: NumberContext): boolean {
  if (claim.unit !== 'day' && claim.unit !== 'month' && claim.unit !== 'year' && claim.unit !== 'age')
    return false;
  if (AGE_APART.test(claims.unit.text) && isBetweenBirths(claims, claim)) return true;
  const known = daysAbout(claims, owners);
  const now = claims.now.getTime();
  const stated = claims.figures.flatMap((each) =>
    each.kind === 'date' && each.year !== null && !each.isDecade
      ? [Date.UTC(each.year, (each.month ?? 1) - 1, each.day ?? 1)]
      : [],
  );
  const isAge = claim.unit === 'age';
  const isPast = !isAge || PAST.test(claims.unit.text) || PAST_ASKED.test(claims.index.questionText);
  const ends = [...(stated.length > 0 ? stated : isPast ? known : []), ...boutDays(claims)];
  if (isAge && isPast) ends.push(...titleDays(claims, owners));
  if (!isAge && isBetweenNeighbours(claims, claim, owners)) return true;
  if (stated.length < 2) ends.push(now);
  const starts = isAge ? birthdays(claims, owners) : ends;
  return starts.some((from) =>
    ends.some((to) => from !== to && fitsSpan(Math.abs(to - from) / DAY_MS, claim, isAge)),
  );
}

const AGE_APART = /\b(?:older|younger|senior|junior)\b|연상|연하|어립|어리|많습|많은|많고/iu;

/** `20 months older`: between the birthdays of two fighters. */
function isBetweenBirths(claims: NumberContext['claims'], claim: NumberContext['claim']): boolean {
  const births = birthdays(claims, null);
  const unit = claim.unit === 'age' ? 'year' : claim.unit;
  return births.some((from) =>
    births.some((to) => from !== to && fitsSpan(Math.abs(to - from) / DAY_MS, { ...claim, unit }, false)),
  );
}

/** The first and the last day in rows about the fighters. */
function daysAbout({ index }: NumberContext['claims'], owners: ReadonlySet<string> | null): number[] {
  let first: number | null = null;
  let last: number | null = null;
  for (const row of index.rows) {
    if (!isAbout(row, owners) || (owners !== null && row.fighters.size === 0)) continue;
    for (const { value, leaf } of row.cells) {
      if (typeof value !== 'string' || leaf === 'born_on' || !DAY.test(value)) continue;
      const day = Date.parse(value);
      if (first === null || day < first) first = day;
      if (last === null || day > last) last = day;
    }
  }
  return first === null || last === null ? [] : [first, last];
}

/** Days of listed events, in order. */
const eventDays = ({ index }: NumberContext['claims']): number[] =>
  index.rows
    .filter(isEvent)
    .flatMap(({ cells }) =>
      cells.filter(({ path }) => path === 'date').map(({ value }) => Date.parse(String(value))),
    )
    .sort((a, b) => a - b);

/** Days of the fighter's title bouts: an age is often told at them. */
function titleDays({ index }: NumberContext['claims'], owners: ReadonlySet<string> | null): number[] {
  return [...(owners ?? [])].flatMap((owner) =>
    index
      .boutsOf(owner)
      .flatMap(({ date, title }) =>
        date !== null && (title === 'undisputed' || title === 'interim') ? [Date.parse(date)] : [],
      ),
  );
}

/** `13 months later`: between two bouts of which one followed the other, a reign, or a bout and a birthday. */
function isBetweenNeighbours(
  claims: NumberContext['claims'],
  claim: NumberContext['claim'],
  owners: ReadonlySet<string> | null,
): boolean {
  const { index, named } = claims;
  const fits = (days: number): boolean => days > 0 && fitsSpan(days, claim, false);
  const known = daysAbout(claims, owners);
  const [first, last] = known;
  if (first !== undefined && last !== undefined && fits((last - first) / DAY_MS)) return true;
  const events = eventDays(claims);
  if (events.some((day, at) => fits((day - (events[at - 1] ?? day)) / DAY_MS))) return true;
  const titles = titleDays(claims, owners);
  if (titles.some((from) => titles.some((to) => fits((to - from) / DAY_MS)))) return true;
  const births = birthdays(claims, owners).map((each) => new Date(each));
  return [...new Set([...(owners ?? []), ...named, ...index.asked])].some((fighter) => {
    const days = index
      .boutsOf(fighter)
      .flatMap(({ date }) => (date === null ? [] : [Date.parse(date)]))
      .sort((a, b) => a - b);
    const wins = index
      .boutsOf(fighter)
      .flatMap(({ date, winner }) => (date === null || winner !== fighter ? [] : [Date.parse(date)]))
      .sort((a, b) => a - b);
    if (wins.some((day, at) => fits((day - (wins[at - 1] ?? day)) / DAY_MS))) return true;
    return days.some((day, at) => {
      const birthday = (birth: Date): number =>
        (day - Date.UTC(new Date(day).getUTCFullYear(), birth.getUTCMonth(), birth.getUTCDate())) / DAY_MS;
      return (
        fits((day - (days[at - 1] ?? day)) / DAY_MS) ||
        (claim.unit === 'day' && births.some((birth) => fits(Math.abs(birthday(birth)))))
      );
    });
  });
}

/** Days of the bouts between two fighters of the sentence. */
function boutDays({ index, named }: NumberContext['claims']): number[] {
  if (named.size < 2 || named.size > 6) return [];
  const fighters = [...named];
  return fighters.flatMap((fighter) =>
    index
      .boutsOf(fighter)
      .filter(
        (bout) =>
          bout.date !== null && fighters.some((other) => other !== fighter && bout.fighters.has(other)),
      )
      .map(({ date }) => Date.parse(date ?? '')),
  );
}

function birthdays({ index }: NumberContext['claims'], owners: ReadonlySet<string> | null): number[] {
  return index.rows.flatMap((row) =>
    isAbout(row, owners)
      ? row.cells.flatMap(({ leaf, value }) =>
          leaf === 'born_on' && typeof value === 'string' ? [Date.parse(value)] : [],
        )
      : [],
  );
}

function fitsSpan(days: number, { value, unit, precision }: NumberContext['claim'], isAge: boolean): boolean {
  const slack = precision === 'exact' ? 0 : 0.6;
  if (unit === 'day') return Math.abs(days - value) <= (precision === 'exact' ? 0 : value * 0.05);
  if (unit === 'month') return Math.abs(days / 30.44 - value) <= 1 + slack;
  const years = days / 365.2425;
  return isAge
    ? Math.floor(years) === value
    : Math.floor(years) === value ||
        Math.round(years) === value ||
        (slack > 0 && Math.abs(years - value) < slack);
}
