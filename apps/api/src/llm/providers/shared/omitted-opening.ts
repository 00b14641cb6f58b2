/**
 * Some chat templates put the opening tag of the reasoning into the prompt, so that the reply begins with the reasoning
 * and only its closing tag is sent. These are the first words of such a reply.
 */
const FIRST_WORDS = [
  'okay,',
  'okay.',
  'okay ',
  'ok,',
  'ok ',
  'alright',
  'all right',
  'hmm',
  'wait,',
  'first, ',
  'so, ',
  'so the ',
  'let me ',
  "let's ",
  'let us ',
  'i need ',
  'i should ',
  'i have to ',
  'i must ',
  "i'll ",
  'i will ',
  'we need ',
  'we have ',
  'we should ',
  'we are given',
  'we are asked',
  'the user',
  'the question',
  'user asks',
  'user wants',
  'thinking',
  'to answer ',
  'now, ',
  'now i ',
  'well, ',
  '음,',
  '음…',
  '좋아,',
  '좋아요,',
  '알겠',
  '사용자',
  '질문',
  '먼저 ',
  '우선 ',
];

/** Model families that reason within their text unless the server separates it. */
const REASONING_MODEL =
  /deepseek-?r1|\br1\b|qwq|thinking|reason|magistral|marco-o1|exaone-deep|minimax-m\d|glm-(?:z1|4\.[5-9]|[5-9])|nemotron|phi-4-(?:mini-)?reasoning|skywork-or1|openthinker|deepscaler/i;

export const isReasoningModel = (model: string): boolean => REASONING_MODEL.test(model);

/** Whether a reply that begins so may be reasoning; null while too little has arrived to tell. */
export function beginsLikeReasoning(text: string): boolean | null {
  const start = text.trimStart().toLowerCase();
  if (FIRST_WORDS.some((words) => start.startsWith(words))) return true;
  return FIRST_WORDS.some((words) => words.startsWith(start)) ? null : false;
}

/** How a model of a server has written its reasoning so far. Remembered as long as the process lives. */
export class ReasoningHabit {
  private omits: boolean | null = null;
  private readonly isReasoning: boolean;

  /** @param isSeparate the vendor's own API, which never writes reasoning into the text */
  constructor(
    model: string,
    readonly isSeparate = false,
  ) {
    this.isReasoning = isReasoningModel(model);
  }

  /** Whether a reply must be held back from its first word on, until a closing tag or its end. */
  get isSuspect(): boolean {
    return this.omits ?? this.isReasoning;
  }

  learnOmission(): void {
    this.omits = true;
  }

  /** A complete reply had no closing tag without its opening one. */
  learnPlain(): void {
    this.omits ??= false;
  }
}
