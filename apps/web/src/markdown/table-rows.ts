const DELIMITER = /^ {0,3}\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$|^ {0,3}\|\s*:?-+:?\s*\|?\s*$/;

export interface CutTable {
  text: string;
  /** Rows that were left out. */
  hidden: number;
}

/** A table with the first rows only; undefined for another block, and for a table that is not longer. */
export function cutTable(block: string, maxRows: number): CutTable | undefined {
  const lines = block.trimEnd().split('\n');
  if (lines.length <= maxRows + 2 || !DELIMITER.test(lines[1] ?? '') || !(lines[0] ?? '').includes('|')) {
    return undefined;
  }
  return { text: lines.slice(0, maxRows + 2).join('\n'), hidden: lines.length - 2 - maxRows };
}
