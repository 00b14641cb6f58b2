/** A part of a text that names a fighter. */
export interface FighterMention {
  /** First UTF-16 unit. */
  start: number;
  /** After the last unit; a Korean particle after the name is excluded. */
  end: number;
  text: string;
  /** The most likely first; several when the text is ambiguous. */
  candidates: { fighterId: string; name: string }[];
  /** Whether the first candidate is meant: the only one, the usual one, or twice as prominent as the next. */
  isClear: boolean;
  /** 1 for a listed spelling, less for one with mistakes. */
  score: number;
}

/** Finds fighters by id, name, surname, nickname or Korean spelling, with small mistakes. */
export abstract class FighterNames {
  /** Fighters named in a free text, in order, without overlaps (the longest wins). */
  abstract findMentions(text: string, signal: AbortSignal): Promise<FighterMention[]>;

  /** The usual Korean spellings by id; an id without one is absent. */
  abstract koreanNames(fighterIds: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}
