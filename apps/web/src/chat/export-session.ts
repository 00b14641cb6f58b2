import type { ChatMessage } from '../api/types.js';
import type { Texts } from '../i18n/en.js';
import { formatTime } from '../i18n/format.js';
import type { Language } from '../i18n/language.js';

interface ExportedSession {
  sessionId: string;
  title: string;
  messages: readonly ChatMessage[];
  exportedAt: string;
}

export const toJson = ({ sessionId, title, messages, exportedAt }: ExportedSession): string =>
  `${JSON.stringify({ session_id: sessionId, title, exported_at: exportedAt, messages }, null, 2)}\n`;

/** The session as a document: questions as headings, answers as they are, with their sources. */
export function toMarkdown(
  { title, messages, exportedAt }: ExportedSession,
  { session, answer }: Texts,
  language: Language,
): string {
  const parts = messages.map((message) => {
    if (message.role === 'user') return `## ${oneLine(message.content)}`;
    const sources = (message.sources ?? []).map(({ label, url }) =>
      url === null ? escape(label) : `[${escape(label)}](${url})`,
    );
    return sources.length === 0
      ? message.content
      : `${message.content}\n\n*${answer.sources}: ${sources.join(', ')}*`;
  });
  const head = [`# ${oneLine(title)}`, session.exportedAt(formatTime(exportedAt, language))];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const escape = (text: string): string => text.replaceAll(/[[\]\\]/g, '\\$&');
