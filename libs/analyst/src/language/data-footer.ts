import { COMMAND, commandText } from '@app/common';
import type { ToolMeta } from '@app/mma/domain';
import { formatDate, paragraphs } from './format.js';
import type { Language } from './language.js';

/** The lines under an answer: whether its data is complete, and the date of the data. */
export function footer(metas: readonly ToolMeta[], dated: boolean, language: Language): string {
  return paragraphs(coverageText(metas, language), dated ? asOfText(metas, language) : null);
}

function coverageText(metas: readonly ToolMeta[], language: Language): string | null {
  const partial = metas.filter((meta) => meta.coverage === 'partial');
  if (partial.length === 0) return null;
  const notes = [...new Set(partial.flatMap((meta) => meta.notes.filter((note) => COMMAND.test(note))))];
  if (language === 'en') {
    const said =
      notes.length > 0 ? notes.join(' ') : `Run \`${commandText('data:import')}\` to load the rest.`;
    return `> Note: the data behind this answer is not complete. ${said}`;
  }
  const commands = [...new Set(notes.flatMap((note) => COMMAND.exec(note)?.[0] ?? []))];
  const how =
    commands.length > 0
      ? commands.map((command) => `\`${command}\``).join(' 또는 ')
      : `\`${commandText('data:import')}\``;
  return `> 참고: 이 답의 바탕이 되는 데이터는 전부가 아닙니다(일부 경기가 빠져 있습니다). 나머지는 ${how} 명령으로 불러올 수 있습니다.`;
}

function asOfText(metas: readonly ToolMeta[], language: Language): string | null {
  const day = metas.map((meta) => meta.as_of).find((each) => each !== null);
  if (day === undefined) return null;
  return language === 'ko'
    ? `*UFC 경기 기준, ${formatDate(day, language)}까지의 데이터입니다.*`
    : `*UFC bouts only, data up to ${formatDate(day, language)}.*`;
}
