/**
 * How the copies of a table differ from its rows; `source` is the copied row, `copy.number` the number of the
 * copy.
 */
export interface GrownTable {
  name: string;
  /** Joins to `source` and `copy`; may be empty. */
  joins: string;
  changes: Readonly<Record<string, string>>;
}

/** Copies are spread over this many days, so that no day has all copies of an event. */
const DAYS_APART = 365;
/** Longer than the period of all rankings: each copy's lists are on days of their own and do not grow. */
const RANKING_DAYS = 2800;
const NUMBERED_EVENT = `'^UFC ([0-9]+)'`;

const copyId = (id: string): string => `left(md5(${id} || ':' || copy.number), 16)`;
const copyDay = (day: string): string => `${day} - (copy.number % ${DAYS_APART})::int`;
const copyUrl = (path: string): string => `'http://ufcstats.com/${path}/' || ${copyId('source.id')}`;

/** Joins a name by a deterministic number per row, copy and purpose. */
const invented = (alias: string, purpose: number): string =>
  `JOIN invented_names ${alias} ON ${alias}.number =
     (hashtextextended(source.id || ':' || copy.number, ${purpose}) & 2147483647) % (SELECT count(*) FROM invented_names)`;
const GIVEN_NAME = `JOIN given_names given ON given.number =
     (hashtextextended(source.id || ':' || copy.number, 0) & 2147483647) % (SELECT count(*) FROM given_names)`;
/** The copy of the row's fighter, already in the table. */
const COPIED_FIGHTER = `mma.fighters fighter ON fighter.id = ${copyId('source.fighter_id')}`;

const eventName = `CASE WHEN source.name ~ ${NUMBERED_EVENT}
  THEN 'UFC ' || ((regexp_match(source.name, ${NUMBERED_EVENT}))[1]::int + copy.number * 1000) ELSE 'UFC Fight Night' END
  || ': ' || red.name || ' vs. ' || blue.name`;

const BOUT_ROW = { bout_id: copyId('source.bout_id'), fighter_id: copyId('source.fighter_id') };

export const GROWN_TABLES: readonly GrownTable[] = [
  {
    name: 'fighters',
    joins: `${GIVEN_NAME} ${invented('surname', 1)} ${invented('nickname', 2)}`,
    changes: {
      id: copyId('source.id'),
      name: `given.name || ' ' || surname.name`,
      name_folded: `given.folded || ' ' || lower(surname.name)`,
      nickname: `CASE WHEN source.nickname IS NOT NULL THEN 'The ' || nickname.name END`,
      nickname_folded: `CASE WHEN source.nickname IS NOT NULL THEN 'the ' || lower(nickname.name) END`,
      born_on: copyDay('source.born_on'),
      source_url: copyUrl('fighter-details'),
    },
  },
  {
    name: 'fighter_aliases',
    joins: `JOIN ${COPIED_FIGHTER}`,
    changes: {
      fighter_id: 'fighter.id',
      alias: String.raw`regexp_replace(fighter.name, '^(.*) (\S+)$', '\2 \1')`,
      alias_folded: String.raw`regexp_replace(fighter.name_folded, '^(.*) (\S+)$', '\2 \1')`,
    },
  },
  {
    name: 'events',
    joins: `${invented('red', 3)} ${invented('blue', 4)}`,
    changes: {
      id: copyId('source.id'),
      name: eventName,
      name_folded: `lower(translate(${eventName}, ':.', ''))`,
      aliases: `'{}'`,
      held_on: copyDay('source.held_on'),
      source_url: copyUrl('event-details'),
    },
  },
  {
    name: 'bouts',
    joins: '',
    changes: {
      id: copyId('source.id'),
      event_id: copyId('source.event_id'),
      held_on: copyDay('source.held_on'),
      title: `CASE WHEN source.title IN ('undisputed', 'interim') THEN 'none' ELSE source.title END`,
      source_url: copyUrl('fight-details'),
    },
  },
  {
    name: 'bout_participants',
    joins: '',
    changes: {
      ...BOUT_ROW,
      opponent_id: copyId('source.opponent_id'),
      held_on: copyDay('source.held_on'),
    },
  },
  { name: 'bout_totals', joins: '', changes: BOUT_ROW },
  { name: 'round_statistics', joins: '', changes: BOUT_ROW },
  {
    name: 'rankings',
    joins: `LEFT JOIN ${COPIED_FIGHTER}`,
    changes: {
      listed_on: `source.listed_on - (copy.number * ${RANKING_DAYS})::int`,
      name: 'coalesce(fighter.name, source.name)',
      fighter_id: 'fighter.id',
    },
  },
];
