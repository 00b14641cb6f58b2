import { RANKING_LISTS, WEIGHT_CLASSES } from '@app/mma';
import { extend, type ArgumentGenerator, type ArgumentSet } from './argument-set.js';
import { misspell, surname } from './references.js';
import type { SampledEvent } from './sample.js';

const year = ({ heldOn }: SampledEvent): string => heldOn.slice(0, 4);

/** Every way of naming an event: id, number, full name, headliners, city, country and year, misspelt. */
export const getEvent: ArgumentGenerator = (sample, random) => {
  const event = (kind: string, text: string): ArgumentSet => ({
    kind,
    about: 'event',
    args: { event: text },
  });
  const all = [...sample.numbered, ...sample.otherEvents];
  const headliners = ({ name }: SampledEvent): string => name.replace(/^[^:]*:\s*/, '');
  return [
    ...all.map(({ id }) => event('by id', id)),
    ...all.map(({ name }) => event('by name', name)),
    ...sample.numbered.map(({ name }) => event('by number', name.replace(/:.*$/, ''))),
    ...sample.otherEvents.map((each) => event('by words', headliners(each))),
    ...sample.otherEvents.map(({ name }) => event('misspelt', misspell(name, random) || name)),
    ...all.flatMap(({ city }) => (city === null ? [] : [event('by city', `UFC ${city}`)])),
    ...all.flatMap((each) =>
      each.country === null ? [] : [event('by country and year', `UFC ${each.country} ${year(each)}`)],
    ),
    event('unknown', 'UFC 999'),
    event('unknown', 'The Night of the Long Spoons'),
  ];
};

export const getBout: ArgumentGenerator = ({ bouts }) => [
  ...bouts.map(({ id }): ArgumentSet => ({ kind: 'by id', about: 'event', args: { bout_id: id } })),
  ...bouts.map(({ a, b }): ArgumentSet => ({
    kind: 'by ids of fighters',
    about: 'event',
    args: { fighter_a: a.id, fighter_b: b.id },
  })),
  ...bouts.map(({ a, b }): ArgumentSet => ({
    kind: 'by names',
    about: 'event',
    args: { fighter_a: a.name, fighter_b: b.name },
  })),
  ...bouts.map(({ a, b }): ArgumentSet => ({
    kind: 'by surnames',
    about: 'event',
    args: { fighter_a: surname(a.name), fighter_b: surname(b.name) },
  })),
  ...bouts.map(({ a, b, event }): ArgumentSet => ({
    kind: 'by names and event',
    about: 'event',
    args: { fighter_a: a.name, fighter_b: surname(b.name), event },
  })),
];

export const searchEvents: ArgumentGenerator = (sample) => {
  const all = [...sample.numbered, ...sample.otherEvents];
  const search = (kind: string, args: ArgumentSet['args']): ArgumentSet => ({
    kind,
    about: 'all',
    args,
  });
  return [
    search('newest', {}),
    search('oldest', { order: 'oldest' }),
    ...[20, 200, 600].map((offset) => search('page', { offset })),
    ...all.map(({ name }) => search('words', { query: name.replace(/^[^:]*:\s*/, '') })),
    ...sample.numbered.map(({ name }) => search('number', { query: name.replace(/:.*$/, '') })),
    ...all.map((each) => search('year', { from: `${year(each)}-01-01`, to: `${year(each)}-12-31` })),
    ...all.flatMap(({ city }) => (city === null ? [] : [search('city', { location: city })])),
    ...all.flatMap(({ country }) => (country === null ? [] : [search('country', { location: country })])),
    ...all.map((each) =>
      search('all filters', { query: 'UFC', from: each.heldOn, location: each.country ?? '미국' }),
    ),
  ];
};

export const getTitleHistory: ArgumentGenerator = () =>
  WEIGHT_CLASSES.flatMap((weight_class): ArgumentSet[] => [
    { kind: 'all belts', about: 'all', args: { weight_class } },
    { kind: 'undisputed', about: 'all', args: { weight_class, include_interim: false } },
  ]);

export const getRankings: ArgumentGenerator = () => {
  const lists: ArgumentSet[] = [
    { kind: 'all lists', about: 'all', args: {} },
    ...RANKING_LISTS.map((weight_class): ArgumentSet => ({
      kind: 'one list',
      about: 'all',
      args: { weight_class },
    })),
  ];
  return [
    ...lists,
    ...extend(lists, 'as of', (_, index) => ({ as_of: index % 2 === 0 ? '2016-07-09' : '2020-03-01' })),
    ...extend(lists.slice(0, 2), 'before all lists', () => ({ as_of: '1999-01-01' })),
  ];
};
