import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- begin: figures of npm run bench -->';
const END = '<!-- end: figures of npm run bench -->';

/** Replaces what stands between the markers of a document. @throws Error if it has no markers */
export function replaceFigures(document: string, figures: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error('The document has no markers for the figures.');
  return `${document.slice(0, from + BEGIN.length)}\n\n${figures}\n\n${document.slice(to)}`;
}

export function publish(file: string, figures: string): void {
  writeFileSync(file, replaceFigures(readFileSync(file, 'utf8'), figures));
}
