import { Check, Copy } from 'lucide-react';
import { useRef, type ComponentProps, type JSX } from 'react';
import { useTexts } from '../i18n/language.js';
import { useCopy } from '../lib/use-copy.js';
import { IconButton } from '../ui/button.js';

/** Elements of rendered Markdown that are more than their HTML. */
export const markdownComponents = {
  a: ({ href, children }: ComponentProps<'a'>): JSX.Element =>
    href === undefined ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
  table: ScrollingTable,
  pre: CodeBlock,
  mark: Unverified,
};

function ScrollingTable({ children }: ComponentProps<'table'>): JSX.Element {
  const { parts } = useTexts();
  return (
    <div className="md-table" role="region" aria-label={parts.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function CodeBlock({ children }: ComponentProps<'pre'>): JSX.Element {
  const { answer, common } = useTexts();
  const code = useRef<HTMLPreElement>(null);
  const { isCopied, copy } = useCopy();
  return (
    <div className="md-code">
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
      <IconButton
        label={isCopied ? common.copied : answer.codeCopy}
        className="md-code__copy"
        onClick={() => copy(code.current?.textContent ?? '')}
      >
        {isCopied ? <Check size={15} /> : <Copy size={15} />}
      </IconButton>
    </div>
  );
}

function Unverified({ children }: ComponentProps<'mark'>): JSX.Element {
  const { answer } = useTexts();
  return (
    <mark className="unverified" title={answer.unverified}>
      {children}
    </mark>
  );
}
