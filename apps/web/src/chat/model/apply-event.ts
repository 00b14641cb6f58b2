import type { AnswerEvent } from '@mma-savant/client';
import { Problem } from '../../api/problem.js';
import type { AnswerView } from './message-view.js';

/** The answer after an event of it. */
export function applyEvent(answer: AnswerView, { event, data }: AnswerEvent): AnswerView {
  switch (event) {
    case 'response_start':
      return answer;
    case 'tool_call': {
      const { tool_call_id, name, status, arguments: args, row_count, duration_ms } = data;
      const call = {
        tool_call_id,
        name,
        status,
        arguments: args,
        ...(row_count === undefined ? {} : { row_count }),
        ...(duration_ms === undefined ? {} : { duration_ms }),
      };
      const isThis = (other: { tool_call_id: string }): boolean => other.tool_call_id === tool_call_id;
      const toolCalls = answer.toolCalls.some(isThis)
        ? answer.toolCalls.map((other) => (isThis(other) ? call : other))
        : [...answer.toolCalls, call];
      return { ...answer, toolCalls };
    }
    case 'response_chunk':
      return { ...answer, content: answer.content + data.content };
    case 'response_part':
      return answer.parts.some(({ part_id }) => part_id === data.part.part_id)
        ? answer
        : { ...answer, parts: [...answer.parts, data.part] };
    case 'error':
      return { ...answer, problem: new Problem(data.error.code, data.error.message) };
    case 'response_end':
      return {
        ...answer,
        // The stored text: after a crash it may be shorter than what was received.
        content: data.content,
        status: data.status,
        parts: data.parts,
        sources: data.sources,
        usage: data.usage,
        grounding: data.grounding,
        reading: data.reading,
        suggestions: data.suggestions,
        cached: data.cached,
        toolCalls: answer.toolCalls.map((call) =>
          call.status === 'running' ? { ...call, status: 'error' } : call,
        ),
      };
  }
}
