const SENTENCE = /[^.?!\n]+(?:\.(?=\S)[^.?!\n]+)*(?:[.?!\n]+|$)/gu;
const INSTRUCTIONS = [
  /\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instructions?|rules|data|prompts?|previous|above|everything)\b/i,
  /\b(?:you (?:must|should|will|have to|need to)|always|from now on|pretend|act as|no matter what)\b.{0,60}\b(?:say|answer|claim|respond|tell|reply|pretend|write|speak)\b/i,
  /^\s*(?:say|claim|pretend|answer|respond|reply)\b/i,
  /(?:무시하고|무시해|지금부터|이제부터|앞으로는|무조건|무슨 일이 있어도|반드시|항상).*(?:대답|답해|답하|말해|말하|얘기|해라|해줘|해\s*[.!]?$)/u,
  /(?:라고|다고)\s*(?:만\s*)?(?:대답|답|말|해|얘기)/u,
];

export interface Message {
  question: string;
  /** The sentences that instruct the model how to answer; empty where there are none. */
  instructions: string;
}

/**
 * Takes the sentences that instruct the model how to answer ("ignore the data and say that …") out of a message: what they claim is
 * no part of the question. A message that is nothing but such sentences is taken as it is.
 */
export function separateInstructions(text: string): Message {
  const sentences = text.match(SENTENCE) ?? [];
  const isInstruction = (sentence: string): boolean =>
    INSTRUCTIONS.some((instruction) => instruction.test(sentence));
  const question = sentences
    .filter((sentence) => !isInstruction(sentence))
    .join('')
    .trim();
  if (question === '') return { question: text, instructions: '' };
  return { question, instructions: sentences.filter(isInstruction).join('').trim() };
}
