import { api, dataOf } from './api.js';

export interface ToolResult {
  data: unknown;
  meta: { as_of: string | null; coverage: string; notes: string[] };
}

/** Calls a tool whose name is only known at run time. Counts as one request of the user's day. @throws Problem */
export async function callTool(name: string, args: unknown): Promise<ToolResult> {
  // The document has one path per tool; a name of the history may be of none of them.
  const path = `/api/tools/${encodeURIComponent(name)}` as '/api/tools/get_fighter';
  return await dataOf(api.POST(path, { body: (args ?? {}) as { fighter: string } }));
}
