import {
  ERROR_CODES,
  ERROR_TABLE,
  problemType,
  type ErrorCode,
  type ErrorPayload,
  type ProblemDetails,
} from '@app/chat-protocol';
import { renderTable } from './markdown-table.js';

const PROBLEM_CODE: ErrorCode = 'session_not_found';
const PROBLEM: ProblemDetails = {
  type: problemType(PROBLEM_CODE),
  title: ERROR_TABLE[PROBLEM_CODE].title,
  status: ERROR_TABLE[PROBLEM_CODE].status,
  detail: 'There is no such session, or it is not yours.',
  code: PROBLEM_CODE,
  request_id: '0198f3a4-5c1e-7000-8000-000000000000',
};

const REFUSAL: { ok: false; error: ErrorPayload } = {
  ok: false,
  error: {
    code: 'session_busy',
    message: 'An answer is being generated in this session. Wait for its end or stop it first.',
    retryable: ERROR_TABLE.session_busy.retryable,
    retry_after_ms: 1000,
  },
};

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** The documentation of all error codes in Markdown. */
export function renderErrorDocs(): string {
  return [
    '# Errors',
    '<!-- Written by `npm run docs:errors`; change libs/chat-protocol/src/errors/error-table.ts, not this file. -->',
    `Every failure that reaches a client has a stable code. Build on the code; the sentences beside it are for users and
may change.`,
    `Over REST a failure is a problem details object (RFC 9457, \`application/problem+json\`). \`type\` is a URN that names the
code and leads to no page.`,
    json(PROBLEM),
    `\`errors\` lists every invalid field as \`{ "field", "message" }\`. \`request_id\` (also the header \`x-request-id\`) is what to
quote when you report a failure: every log line of that request carries it. \`usage_limit_exceeded\` has \`reset_at\`, when the
daily limit is reset. The codes of tools have \`suggestions\`: fighters, events or bouts that may have been meant.`,
    'Over sockets it is in the acknowledgement, or in the event `error`:',
    json(REFUSAL),
    `A plain WebSocket that an error ends is closed with the code in the table (1011 where none is given), the error code as
the reason.`,
    `A request that does not arrive whole within 30 seconds is answered with status 408 and \`validation_failed\` (field
\`request\`), and its connection is closed.`,
    renderTable(
      ['code', 'HTTP', 'retryable', 'close code', 'when', 'what to do'],
      ERROR_CODES.map((code) => {
        const { status, retryable, closeCode, when, remedy } = ERROR_TABLE[code];
        return [
          `\`${code}\``,
          String(status),
          retryable ? 'yes' : 'no',
          String(closeCode ?? ''),
          when,
          remedy,
        ];
      }),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
