import type { RecordedReply } from '../conversation/conversation.js';
import type { QueryPlan, PlannedCall } from './query-plan.js';

export interface NumberedCall extends PlannedCall {
  id: string;
}

export type Progress<Conclusion> =
  { done: false; calls: NumberedCall[] } | { done: true; conclusion: Conclusion };

/**
 * Runs an inquiry as far as the recorded replies reach.
 * @param onReply sees every reply before the inquiry does
 */
export async function replay<Conclusion>(
  inquiry: QueryPlan<Conclusion>,
  turn: number,
  replies: ReadonlyMap<string, RecordedReply>,
  onReply: (reply: RecordedReply) => Promise<void>,
): Promise<Progress<Conclusion>> {
  let step = inquiry.next([]);
  for (let round = 1; !step.done; round += 1) {
    const calls = step.value.map((call, index) => ({ ...call, id: `call_${turn}_${round}_${index + 1}` }));
    const recorded = calls.map(({ id }) => replies.get(id)).filter((reply) => reply !== undefined);
    if (recorded.length < calls.length) return { done: false, calls };
    for (const reply of recorded) await onReply(reply);
    step = inquiry.next(recorded);
  }
  return { done: true, conclusion: step.value };
}
