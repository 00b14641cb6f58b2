import { defaultSchema } from 'hast-util-sanitize';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Html } from 'mdast';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { markdownComponents } from './components.js';
import { markRanges, type MarkedRange } from './mark-ranges.js';

const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'a', 'mark', 'input'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** Text, structure and links to web pages. Images become links: a page that is read must not call other hosts. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: ALLOWED_TAGS,
  protocols: { href: ['http', 'https'] },
  attributes: {
    a: ['href'],
    code: [['className', /^language-./] as [string, RegExp]],
    ol: ['start'],
    th: [['align', 'left', 'center', 'right'] as [string, ...string[]]],
    td: [['align', 'left', 'center', 'right'] as [string, ...string[]]],
    input: [['type', 'checkbox'] as [string, string], 'checked', ['disabled', true] as [string, boolean]],
  },
};

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkRehype, {
    handlers: {
      // HTML in an answer is text.
      html: (_state: unknown, node: Html) => ({ type: 'text', value: node.value, position: node.position }),
      image: (_state: unknown, node: { url: string; alt?: string | null }) => ({
        type: 'element',
        tagName: 'a',
        properties: { href: node.url },
        children: [{ type: 'text', value: node.alt || node.url }],
      }),
    },
  })
  .use(rehypeSanitize, SCHEMA)
  .freeze();

/** Renders Markdown of an unknown author: no HTML, no scripts, no foreign addresses but in links. */
export function renderMarkdown(text: string, marked: readonly MarkedRange[] = []): ReactNode {
  const tree = parser.runSync(parser.parse(text));
  markRanges(marked)(tree);
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: markdownComponents }) as ReactNode;
}
