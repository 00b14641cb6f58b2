const SHOWN = 30;

/** A statement that `run_query` does not run, with words that help to mend it. */
export class SqlRefusedError extends Error {
  /** @param byte offset in the statement's UTF-8, as in a parse tree; null if unknown */
  constructor(
    message: string,
    readonly byte: number | null = null,
  ) {
    super(message);
    this.name = 'SqlRefusedError';
  }

  /** The same with the place in the statement. */
  at(sql: string): SqlRefusedError {
    if (this.byte === null) return this;
    const before = Buffer.from(sql).subarray(0, this.byte).toString();
    return new SqlRefusedError(`${this.message} ${placeOf(sql, before.length)}`);
  }
}

/** A position (from 0) for a reader: `At character 8, near "frm x".` */
export function placeOf(sql: string, position: number): string {
  const rest = sql.slice(position).split('\n')[0] ?? '';
  const shown = rest.slice(0, SHOWN).trim();
  return shown === '' ? 'At the end.' : `At character ${position + 1}, near "${shown}".`;
}
