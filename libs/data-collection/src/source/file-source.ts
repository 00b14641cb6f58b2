/** One file of a source, ready to be read once. */
export interface SourceFile {
  /** Bytes, or null where the source does not say. */
  size: number | null;
  stream: AsyncIterable<Buffer>;
}

/** Where the CSV files come from. */
export interface FileSource {
  /** As reports and the database show it; without credentials. */
  readonly label: string;
  /** The first of the paths that exists, or null. A path is relative to the folder or the base address. */
  open(paths: readonly string[], signal: AbortSignal): Promise<SourceFile | null>;
}
