import type { Element, ElementContent, Root, Text } from 'hast';
import { visit } from 'unist-util-visit';

/** A part of the Markdown text that is marked. */
export interface MarkedRange {
  text: string;
  /** In the Markdown text, in UTF-16 code units. */
  offset: number;
}

/** Wraps the ranges in `mark` elements, where the text is shown as it is written. */
export const markRanges =
  (ranges: readonly MarkedRange[]) =>
  (tree: Root): void => {
    if (ranges.length === 0) return;
    visit(tree, 'text', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      if (parent.type === 'element' && parent.tagName === 'mark') return undefined;
      const pieces = cut(node, ranges);
      if (pieces === undefined) return undefined;
      parent.children.splice(index, 1, ...pieces);
      return index + pieces.length;
    });
  };

function cut(node: Text, ranges: readonly MarkedRange[]): ElementContent[] | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const found = ranges
    .filter(({ offset, text }) => offset >= start && offset + text.length <= end)
    .map(({ offset, text }) => ({ text, at: locate(node.value, text, offset - start) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at);
  if (found.length === 0) return undefined;
  const pieces: ElementContent[] = [];
  let done = 0;
  for (const { text, at } of found) {
    if (at < done) continue;
    if (at > done) pieces.push({ type: 'text', value: node.value.slice(done, at) });
    pieces.push(marked(text));
    done = at + text.length;
  }
  if (done < node.value.length) pieces.push({ type: 'text', value: node.value.slice(done) });
  return pieces;
}

/** Escapes and entities make the shown text shorter than the written one: then the nearest occurrence before is it. */
function locate(value: string, text: string, expected: number): number {
  return value.startsWith(text, expected) ? expected : value.lastIndexOf(text, expected);
}

const marked = (text: string): Element => ({
  type: 'element',
  tagName: 'mark',
  properties: {},
  children: [{ type: 'text', value: text }],
});
