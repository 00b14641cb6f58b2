/** Words about the asking, not about what is asked. */
const KOREAN_ASKING =
  /\s*(?:에\s*대해서?|에\s*관해서?|을|를)?\s*(?:좀\s*)?(?:알려|말해|가르쳐|보여|설명해)\s*(?:줘|주세요|줄래|주실래요|달라)?(?:요)?$/u;
const ENGLISH_ASKING =
  /^(?:please\s+)?(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:tell|show|give) me\s+(?:about\s+)?|[,\s]+please$/giu;
const MARKS_AT_THE_END = /[\s?!.…~。？！]+$/u;

/** A question on one line, without the words of asking and the marks at its end. */
export function withoutAsking(question: string): string {
  return question
    .replace(/\s+/gu, ' ')
    .replace(MARKS_AT_THE_END, '')
    .replace(ENGLISH_ASKING, '')
    .replace(KOREAN_ASKING, '')
    .replace(MARKS_AT_THE_END, '')
    .trim();
}
