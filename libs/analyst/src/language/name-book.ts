import type { FighterNames } from '@app/mma/domain';
import type { Language } from './language.js';
import { type Particle, withParticle } from './particles.js';

/**
 * Fighter names in one answer. In Korean: the usual Korean spelling if known, with the English name in
 * parentheses at the first mention.
 */
export class NameBook {
  private readonly koreanByName = new Map<string, string>();
  private readonly idByName = new Map<string, string>();
  private readonly mentioned = new Set<string>();

  constructor(
    readonly language: Language,
    private readonly names: FighterNames,
  ) {}

  /** Looks up the Korean names of all fighters in a tool's result. */
  async learn(result: unknown): Promise<void> {
    const fighters = new Map<string, string>();
    collectFighters(result, fighters);
    await this.learnFighters(fighters);
  }

  /** @param fighters names by id */
  async learnFighters(fighters: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, name] of fighters) this.idByName.set(name, id);
    if (this.language !== 'ko' || fighters.size === 0) return;
    const korean = await this.names.koreanNames(fighters.keys());
    for (const [id, spelling] of korean) this.koreanByName.set(fighters.get(id) ?? '', spelling);
  }

  /** The name as the next mention writes it. */
  of(name: string): string {
    const korean = this.koreanByName.get(name);
    const isFirst = !this.mentioned.has(name);
    this.mentioned.add(name);
    if (korean === undefined) return name;
    if (!isFirst) return korean;
    return `${korean}(${name})`;
  }

  with(name: string, particle: Particle): string {
    return withParticle(this.of(name), particle);
  }

  /** Whom the answer named, in the order of the first mentions. */
  namedFighters(): { fighterId: string; name: string }[] {
    return [...this.mentioned].flatMap((name) => {
      const fighterId = this.idByName.get(name);
      return fighterId === undefined ? [] : [{ fighterId, name }];
    });
  }

  /** The name without parentheses; does not count as a mention. */
  short(name: string): string {
    return this.koreanByName.get(name) ?? name;
  }
}

/** Fields of tool results that name a fighter, with the id beside them. A row's `key` is a name where it has an id. */
const FIGHTER_FIELDS = [
  ['fighter_id', 'name'],
  ['fighter_id', 'fighter'],
  ['opponent_id', 'opponent'],
  ['fighter_id', 'key'],
] as const;

function collectFighters(value: unknown, fighters: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectFighters(item, fighters);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const [idField, nameField] of FIGHTER_FIELDS) {
    const [id, name] = [fields.get(idField), fields.get(nameField)];
    if (typeof id === 'string' && typeof name === 'string') fighters.set(id, name);
  }
  for (const item of Object.values(value)) collectFighters(item, fighters);
}
