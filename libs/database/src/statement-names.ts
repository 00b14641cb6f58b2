/** Each connection keeps a plan for each name: some fifty kilobytes in the database. */
const MOST_NAMES = 100;
/** What is asked less often is not worth a plan. */
const USES_BEFORE_NAME = 3;
/** Statements that are built from filters come in any number. */
const MOST_COUNTED = 1000;

/** Gives names to statements that are used again and again, so that the database plans them once. */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  /** @returns the statement's name, or null while it has none */
  nameOf(sql: string): string | null {
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    if (this.names.size >= MOST_NAMES) return null;
    const uses = (this.uses.get(sql) ?? 0) + 1;
    if (uses < USES_BEFORE_NAME) {
      if (this.uses.size >= MOST_COUNTED) this.uses.clear();
      this.uses.set(sql, uses);
      return null;
    }
    this.uses.delete(sql);
    const name = `mma_${this.names.size + 1}`;
    this.names.set(sql, name);
    return name;
  }
}
