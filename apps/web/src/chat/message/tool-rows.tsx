import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { callTool } from '../../api/call-tool.js';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Notice } from '../../ui/notice.js';
import { DataTable } from '../parts/data-table.js';
import { toRows } from '../../lib/rows.js';

/** The rows of a tool call, read by calling the tool again. */
export function ToolRows({ name, args }: { name: string; args: unknown }): JSX.Element {
  const { common, tools } = useTexts();
  const { data, error } = useQuery({
    queryKey: ['tool', name, args],
    queryFn: () => callTool(name, args),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <Notice kind="problem">{describeProblem(error)}</Notice>;
  if (data === undefined) return <p role="status">{common.loading}</p>;
  return <DataTable rows={toRows(data.data)} label={tools.rows} />;
}
