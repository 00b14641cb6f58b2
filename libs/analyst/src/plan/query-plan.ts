import type {
  BoutDetailData,
  ComparisonData,
  EventData,
  EventSearchData,
  FighterBoutData,
  FighterData,
  FighterSearchData,
  MatchupData,
  QueryRowData,
  RankingsData,
  RatingData,
  TitleBoutData,
  TitleReignData,
  ToolResult,
} from '@app/mma/domain';
import type { RecordedReply } from '../conversation/conversation.js';

/** Data type of each tool's result. */
export interface ToolDataByName {
  search_fighters: FighterSearchData[];
  get_fighter: FighterData;
  get_fighter_bouts: FighterBoutData[];
  get_bout: BoutDetailData;
  search_events: EventSearchData[];
  get_event: EventData;
  compare_fighters: ComparisonData;
  get_title_history: TitleBoutData[];
  get_rankings: RankingsData;
  get_title_reigns: TitleReignData[];
  query_bouts: QueryRowData[];
  get_ratings: RatingData[];
  predict_matchup: MatchupData;
}
export type ToolName = keyof ToolDataByName;

export interface PlannedCall {
  name: ToolName | 'show_chart';
  arguments: Record<string, unknown>;
}

type ResultOf<Name extends ToolName> = ToolResult<ToolDataByName[Name]>;

/**
 * A generator that yields batches of independent tool calls, receives their replies and returns its result.
 * It keeps no state between model requests: each request replays it with the replies recorded in the
 * messages.
 */
export type QueryPlan<Result> = Generator<PlannedCall[], Result, RecordedReply[]>;

/** An unexpected tool error. */
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

/** A plan without tool calls. */
export function* withoutTools<Result>(result: Result): QueryPlan<Result> {
  yield* [];
  return result;
}

export function* ask<Name extends ToolName>(
  name: Name,
  parameters: Record<string, unknown>,
): QueryPlan<ResultOf<Name>> {
  const [result] = yield* askAll(name, [parameters]);
  if (result === undefined) throw new ToolFailure('internal_error', { name, arguments: parameters }, []);
  return result;
}

/** Several calls of one tool in one batch. */
export function* askAll<Name extends ToolName>(
  name: Name,
  parameters: readonly Record<string, unknown>[],
): QueryPlan<ResultOf<Name>[]> {
  const calls = parameters.map((each) => ({ name, arguments: each }));
  const replies = yield calls;
  return calls.map((call, index) => readReply(call, replies[index]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readReply<Name extends ToolName>(
  call: PlannedCall & { name: Name },
  reply: RecordedReply | undefined,
): ResultOf<Name> {
  const result = reply?.result;
  if (isRecord(result) && !reply?.isError && 'data' in result && isRecord(result['meta'])) {
    // The tool registry guarantees the shape of a tool's result.
    return result as unknown as ResultOf<Name>;
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

export interface NumberedCall extends PlannedCall {
  id: string;
}

export type Progress<Result> = { done: false; calls: NumberedCall[] } | { done: true; result: Result };

/**
 * Runs a plan as far as the recorded replies reach.
 * @param onReply sees every reply before the plan does
 */
export async function replay<Result>(
  plan: QueryPlan<Result>,
  turn: number,
  replies: ReadonlyMap<string, RecordedReply>,
  onReply: (reply: RecordedReply) => Promise<void>,
): Promise<Progress<Result>> {
  let step = plan.next([]);
  for (let round = 1; !step.done; round += 1) {
    const calls = step.value.map((call, index) => ({ ...call, id: `call_${turn}_${round}_${index + 1}` }));
    const recorded = calls.map(({ id }) => replies.get(id)).filter((reply) => reply !== undefined);
    if (recorded.length < calls.length) return { done: false, calls };
    for (const reply of recorded) await onReply(reply);
    step = plan.next(recorded);
  }
  return { done: true, result: step.value };
}
