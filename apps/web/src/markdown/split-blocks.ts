export interface Block {
  text: string;
  /** Where it begins in the whole text, in UTF-16 code units. */
  offset: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:\s*\S/;

/**
 * Divides Markdown where a blank line ends a block, so that a finished block is rendered once however much text follows
 * it. Fences, lists and what is indented below them stay together. Link definitions are repeated for blocks that may
 * need them.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const definitions: string[] = [];
  let start = 0;
  let fence: string | undefined;
  let isList = false;
  let hasContent = false;
  let wasBlank = false;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, end);
    const isBlank = line.trim() === '';
    if (fence !== undefined) {
      if (closes(line, fence)) fence = undefined;
    } else {
      const isItem = LIST_ITEM.test(line);
      const continues = isList && (isItem || /^(?: {2,}|\t)/.test(line));
      if (hasContent && wasBlank && !isBlank && !continues) {
        blocks.push({ text: text.slice(start, at), offset: start });
        start = at;
        isList = false;
        hasContent = false;
      }
      if (!hasContent && !isBlank) isList = isItem;
      fence = FENCE.exec(line)?.[1];
      if (DEFINITION.test(line)) definitions.push(line.trim());
    }
    hasContent ||= !isBlank;
    wasBlank = isBlank;
    at = end;
  }
  if (hasContent) blocks.push({ text: text.slice(start), offset: start });
  return definitions.length === 0 ? blocks : blocks.map((block) => withDefinitions(block, definitions));
}

function closes(line: string, fence: string): boolean {
  const mark = FENCE.exec(line)?.[1];
  if (mark === undefined || mark[0] !== fence[0] || mark.length < fence.length) return false;
  return line.trim() === mark;
}

function withDefinitions(block: Block, definitions: readonly string[]): Block {
  if (!block.text.includes('[') || DEFINITION.test(block.text)) return block;
  return { ...block, text: `${block.text}\n\n${definitions.join('\n')}` };
}
