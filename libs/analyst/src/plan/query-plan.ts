import type {
  AggregateData,
  BoutDetailData,
  ComparisonData,
  EventData,
  EventSearchData,
  FighterBoutData,
  FighterData,
  FighterSearchData,
  LeaderboardData,
  RankingsData,
  TitleBoutData,
  ToolMeta,
} from '@app/mma/domain';
import type { RecordedReply } from '../conversation/conversation.js';

/** What each tool's result holds. A new tool is one line here and one intent. */
export interface ToolDataByName {
  search_fighters: FighterSearchData[];
  get_fighter: FighterData;
  get_fighter_bouts: FighterBoutData[];
  get_bout: BoutDetailData;
  search_events: EventSearchData[];
  get_event: EventData;
  compare_fighters: ComparisonData;
  get_title_history: TitleBoutData[];
  get_leaderboard: LeaderboardData[];
  aggregate_bouts: AggregateData[];
  get_rankings: RankingsData;
}
export type ToolName = keyof ToolDataByName;

export interface PlannedCall {
  name: ToolName;
  arguments: Record<string, unknown>;
}

export interface Finding<Name extends ToolName> {
  data: ToolDataByName[Name];
  meta: ToolMeta;
}

/**
 * A line of investigation: yields tool calls, several at once where they do not depend on each other, receives what
 * they gave, and returns its conclusion. It keeps no state between model requests: it is run anew each time with the
 * replies recorded in the messages.
 */
export type QueryPlan<Conclusion> = Generator<PlannedCall[], Conclusion, RecordedReply[]>;

/** A tool answered with an error that the inquiry did not expect. */
export class ToolFailure extends Error {
  constructor(
    readonly code: string,
    readonly call: PlannedCall,
    readonly suggestions: readonly unknown[],
    message = `${call.name} failed: ${code}`,
  ) {
    super(message);
    this.name = 'ToolFailure';
  }
}

/** An inquiry that needs no tool. */
export function* conclude<Conclusion>(conclusion: Conclusion): QueryPlan<Conclusion> {
  yield* [];
  return conclusion;
}

export function* ask<Name extends ToolName>(
  name: Name,
  parameters: Record<string, unknown>,
): QueryPlan<Finding<Name>> {
  const [finding] = yield* askAll(name, [parameters]);
  if (finding === undefined) throw new ToolFailure('internal_error', { name, arguments: parameters }, []);
  return finding;
}

/** Several calls of one tool at once. */
export function* askAll<Name extends ToolName>(
  name: Name,
  parameters: readonly Record<string, unknown>[],
): QueryPlan<Finding<Name>[]> {
  const calls = parameters.map((each) => ({ name, arguments: each }));
  const replies = yield calls;
  return calls.map((call, index) => readReply(call, replies[index]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readReply<Name extends ToolName>(
  call: PlannedCall & { name: Name },
  reply: RecordedReply | undefined,
): Finding<Name> {
  const result = reply?.result;
  if (isRecord(result) && !reply?.isError && 'data' in result && isRecord(result['meta'])) {
    // The registry's own result of this tool: its shape is the tool's declared data.
    return result as unknown as Finding<Name>;
  }
  const error = isRecord(result) && isRecord(result['error']) ? result['error'] : {};
  const code = typeof error['code'] === 'string' ? error['code'] : 'internal_error';
  const suggestions: unknown[] = Array.isArray(error['suggestions']) ? error['suggestions'] : [];
  throw new ToolFailure(
    code,
    call,
    suggestions,
    typeof error['message'] === 'string' ? error['message'] : undefined,
  );
}
