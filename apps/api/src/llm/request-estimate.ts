import { estimateTokens } from '@app/common';
import type { ModelRequest } from './language-model.js';

/** Estimated input tokens of a request, for servers that do not report them. */
export const estimateInput = ({ system, context, messages, tools }: ModelRequest): number =>
  Math.ceil(estimateTokens(JSON.stringify([system, context?.summary ?? '', messages, tools])));
