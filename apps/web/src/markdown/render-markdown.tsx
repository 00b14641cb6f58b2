import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Html, Image, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toHast } from 'mdast-util-to-hast';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remend from 'remend';
import type { Root as HastRoot } from 'hast';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { markdownComponents } from './components.js';
import { markRanges, type MarkedRange } from './mark-ranges.js';

const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'a', 'input'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ALIGNMENTS: [string, ...string[]] = ['align', 'left', 'center', 'right'];

/** Text, structure and links to web pages. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: ALLOWED_TAGS,
  protocols: { href: ['http', 'https'] },
  attributes: {
    a: ['href'],
    code: [['className', /^language-./] as [string, RegExp]],
    ol: ['start'],
    th: [ALIGNMENTS],
    td: [ALIGNMENTS],
    input: [['type', 'checkbox'] as [string, string], 'checked', ['disabled', true] as [string, boolean]],
  },
};

const SYNTAX = [
  gfmTable(),
  gfmTaskListItem(),
  gfmAutolinkLiteral(),
  cjkFriendlyExtension(),
  gfmStrikethroughCjkFriendly(),
];

const TREE = [
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  gfmAutolinkLiteralFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
];

const HANDLERS = {
  // HTML in an answer is text.
  html: (_state: unknown, { value, position }: Html) => ({ type: 'text' as const, value, position }),
  // A page that is read must not call other hosts.
  image: (_state: unknown, { url, alt }: Image) => ({
    type: 'element' as const,
    tagName: 'a',
    properties: { href: url },
    children: [{ type: 'text' as const, value: alt === undefined || alt === null || alt === '' ? url : alt }],
  }),
};

interface RenderOptions {
  /** Whether more text follows: marks without an end are closed, so that they do not show as characters. */
  isGrowing: boolean;
  marked: readonly MarkedRange[];
}

/** Renders Markdown of an unknown author: no HTML, no scripts, no foreign addresses but in links. */
export function renderMarkdown(text: string, { isGrowing, marked }: RenderOptions): ReactNode {
  const parsed: Root = fromMarkdown(isGrowing ? remend(text) : text, {
    extensions: SYNTAX,
    mdastExtensions: TREE,
  });
  const tree = sanitize(toHast(parsed, { handlers: HANDLERS }), SCHEMA) as HastRoot;
  markRanges(marked)(tree);
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: markdownComponents }) as ReactNode;
}
