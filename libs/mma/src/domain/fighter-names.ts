/** A stretch of a text that names a fighter. */
export interface FighterMention {
  /** Index of its first UTF-16 unit in the text. */
  start: number;
  /** Index after its last unit; a Korean particle behind the name is not part of it. */
  end: number;
  /** The stretch itself. */
  text: string;
  /** Whom it names, the likeliest first; several where the text does not tell them apart. */
  candidates: { fighterId: string; name: string }[];
  /** 1 for a name as it is written in the data or the alias file, less for one with mistakes. */
  score: number;
}

/** Finds people by what others call them: id, name, surname, nickname, Korean spelling, with small mistakes. */
export abstract class FighterNames {
  /** Every fighter named in a free text, in the order of the text, without overlaps (the longest wins). */
  abstract findMentions(text: string, signal: AbortSignal): Promise<FighterMention[]>;

  /** The usual Korean spelling of a fighter's name, or null where none is known. */
  abstract koreanName(fighterId: string): Promise<string | null>;
}
