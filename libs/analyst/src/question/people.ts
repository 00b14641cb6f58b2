import type { FighterMention } from '@app/mma/domain';
import type { Span } from './masked-text.js';
import type { Person } from './question.js';

export interface NamedPeople {
  people: Person[];
  /** Every mention's place in the text. */
  spans: Span[];
  /** For every mention the index of its person. */
  mentioned: number[];
}

/**
 * The people of a text. Two mentions of one person ("Bruno Silva, the flyweight (Bulldog)", "김동현(스턴건)") become
 * one, and what one of them leaves open the other settles.
 */
export function groupMentions(mentions: readonly FighterMention[]): NamedPeople {
  const people: Person[] = [];
  const mentioned: number[] = [];
  for (const mention of mentions) {
    const known = people.findIndex((person) => shared(person, mention).length > 0);
    const person = people[known];
    if (person === undefined) {
      mentioned.push(people.length);
      people.push({
        text: mention.text,
        candidates: mention.candidates,
        byId: /[("“]/u.test(mention.text),
      });
      continue;
    }
    mentioned.push(known);
    const common = shared(person, mention);
    const narrowed = common.length < person.candidates.length || common.length < mention.candidates.length;
    const text = person.candidates.length > mention.candidates.length ? mention.text : person.text;
    people[known] = { text, candidates: common, byId: person.byId || narrowed };
  }
  return { people, spans: mentions.map(({ start, end }) => ({ start, end })), mentioned };
}

function shared(person: Person, mention: FighterMention): Person['candidates'] {
  const ids = new Set(mention.candidates.map(({ fighterId }) => fighterId));
  return person.candidates.filter(({ fighterId }) => ids.has(fighterId));
}

export function isSamePerson(a: Person, b: Person): boolean {
  const [first] = a.candidates;
  return first !== undefined && first.fighterId === b.candidates[0]?.fighterId;
}
