import { memo, useMemo, useState, type JSX } from 'react';
import { useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { Button } from '../ui/button.js';
import type { MarkedRange } from './mark-ranges.js';
import { renderer } from './renderer.js';
import { splitBlocks } from './split-blocks.js';
import { cutTable } from './table-rows.js';
import './markdown.css';

/** A longer block is shown as it is written: parsing it could stop the page. In UTF-16 code units. */
const MAX_PARSED = 20_000;
const MAX_SHOWN = 20_000;
const MAX_TABLE_ROWS = 100;

interface MarkdownProps {
  text: string;
  /** Whether text is still being added at the end. */
  isGrowing?: boolean;
  marked?: readonly MarkedRange[];
}

const NONE: readonly MarkedRange[] = [];

/** Markdown of an answer. While it grows, only its last block is parsed again. */
export function Markdown({ text, isGrowing = false, marked = NONE }: MarkdownProps): JSX.Element {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="markdown" dir="auto">
      {blocks.map((block, index) => (
        <BlockView
          key={block.offset}
          text={block.text}
          isGrowing={isGrowing && index === blocks.length - 1}
          marked={rangesIn(marked, block.offset, block.text.length)}
        />
      ))}
    </div>
  );
}

function rangesIn(marked: readonly MarkedRange[], start: number, length: number): readonly MarkedRange[] {
  const found = marked.filter(({ offset }) => offset >= start && offset < start + length);
  return found.length === 0 ? NONE : found.map((range) => ({ ...range, offset: range.offset - start }));
}

interface BlockViewProps {
  text: string;
  isGrowing: boolean;
  marked: readonly MarkedRange[];
}

const sameRanges = (one: readonly MarkedRange[], other: readonly MarkedRange[]): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const BlockView = memo(
  function BlockView({ text, isGrowing, marked }: BlockViewProps): JSX.Element {
    const { answer } = useTexts();
    const loaded = useStore(renderer);
    const [rows, setRows] = useState(MAX_TABLE_ROWS);
    const table = cutTable(text, rows);
    const shown = table?.text ?? text;
    if (loaded === null || shown.length > MAX_PARSED) return <LongText text={shown} />;
    return (
      <>
        {loaded.render(shown, { isGrowing, marked })}
        {table !== undefined && (
          <Button kind="quiet" size="small" onClick={() => setRows(rows + 5 * MAX_TABLE_ROWS)}>
            {answer.tableMore(table.hidden)}
          </Button>
        )}
      </>
    );
  },
  (before, after) =>
    before.text === after.text &&
    before.isGrowing === after.isGrowing &&
    sameRanges(before.marked, after.marked),
);

function LongText({ text }: { text: string }): JSX.Element {
  const { answer } = useTexts();
  const [length, setLength] = useState(MAX_SHOWN);
  return (
    <>
      <p className="md-long">{text.slice(0, length)}</p>
      {text.length > length && (
        <Button kind="quiet" size="small" onClick={() => setLength(length + 5 * MAX_SHOWN)}>
          {answer.longText}
        </Button>
      )}
    </>
  );
}
