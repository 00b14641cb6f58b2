/** Each connection caches a plan per name, about 50 kB in the server. */
const MAX_NAMES = 100;
const USES_BEFORE_NAME = 3;
/** Bounds the counters: filters generate any number of statements. */
const MAX_COUNTED_STATEMENTS = 1000;

/** Names frequent statements, so that PostgreSQL plans them once. */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  private isDisabled = false;

  /** @returns whether it was enabled */
  disable(): boolean {
    const wasEnabled = !this.isDisabled;
    this.isDisabled = true;
    return wasEnabled;
  }

  nameOf(sql: string): string | null {
    if (this.isDisabled) return null;
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    if (this.names.size >= MAX_NAMES) return null;
    const uses = (this.uses.get(sql) ?? 0) + 1;
    if (uses < USES_BEFORE_NAME) {
      if (this.uses.size >= MAX_COUNTED_STATEMENTS) this.uses.clear();
      this.uses.set(sql, uses);
      return null;
    }
    this.uses.delete(sql);
    const name = `mma_${this.names.size + 1}`;
    this.names.set(sql, name);
    return name;
  }
}
