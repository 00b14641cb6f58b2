import { Check, ChevronRight, LoaderCircle, X } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import type { ToolCallView } from '../model/message-view.js';
import { ToolRows } from './tool-rows.js';

interface ToolCallsProps {
  calls: readonly ToolCallView[];
  isRunning: boolean;
}

/** The lookups of an answer, collapsed to one line. */
export function ToolCalls({ calls, isRunning }: ToolCallsProps): JSX.Element {
  const { tools } = useTexts();
  const names = [...new Set(calls.map(({ name }) => tools.names[name] ?? name))];
  return (
    <details className="tools">
      <summary className="tools__summary">
        {isRunning ? (
          <LoaderCircle size={14} className="spinning" aria-hidden="true" />
        ) : (
          <ChevronRight size={14} className="tools__arrow" aria-hidden="true" />
        )}
        <span>{isRunning ? tools.running : tools.title(calls.length)}</span>
        <span className="tools__names">{names.join(' · ')}</span>
      </summary>
      <ol className="tools__list">
        {calls.map((call) => (
          <ToolCallItem key={call.tool_call_id} call={call} />
        ))}
      </ol>
    </details>
  );
}

const SIGNS = { running: LoaderCircle, done: Check, error: X };

function ToolCallItem({ call }: { call: ToolCallView }): JSX.Element {
  const { tools, common } = useTexts();
  const [showsRows, setShowsRows] = useState(false);
  const Sign = SIGNS[call.status];
  return (
    <li className="tool" data-status={call.status}>
      <div className="tool__head">
        <Sign size={14} aria-hidden="true" className={call.status === 'running' ? 'spinning' : ''} />
        <span className="tool__name">{tools.names[call.name] ?? call.name}</span>
        <code>{call.name}</code>
        <span className="tool__facts">
          {call.status === 'error' && tools.failed}
          {call.row_count !== undefined && common.rows(call.row_count)}
          {call.duration_ms !== undefined && ` · ${call.duration_ms} ms`}
        </span>
      </div>
      <Arguments value={call.arguments} />
      {call.status === 'done' &&
        (showsRows ? (
          <ToolRows name={call.name} args={call.arguments} />
        ) : (
          <button
            type="button"
            className="tool__rows"
            title={tools.showRowsHint}
            onClick={() => setShowsRows(true)}
          >
            {tools.showRows}
          </button>
        ))}
    </li>
  );
}

function Arguments({ value }: { value: unknown }): JSX.Element | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  if (entries.length === 0) return null;
  return (
    <dl className="tool__arguments">
      {entries.map(([key, argument]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <bdi>{typeof argument === 'string' ? argument : JSON.stringify(argument)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
