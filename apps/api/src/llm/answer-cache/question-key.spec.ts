import { describe, expect, it } from '@jest/globals';
import { FakeFighterNames } from '../../../../../libs/analyst/src/testing/fake-fighter-names.js';
import fc from 'fast-check';
import { type QuestionKey, questionKey } from './question-key.js';

const key = (question: string): Promise<QuestionKey | null> =>
  questionKey(question, new FakeFighterNames(), new AbortController().signal);
const textOf = async (question: string): Promise<string> => JSON.stringify(await key(question));

interface Word {
  typed: string;
  meaning: string;
}
const plain = (typed: string): Word => ({ typed, meaning: `word ${typed.toLowerCase()}` });
const named = (typed: string, id: string): Word => ({ typed, meaning: `fighter ${id}` });
const WORDS: Word[] = [
  ...['record', 'Record', 'takedown', '|', 'and', 'khabib-id', '"', '\\', '{"fighter":"khabib"}', '},{'].map(
    plain,
  ),
  named('Khabib', 'khabib'),
  named('하빕', 'khabib'),
  named('khabib nurmagomedov', 'khabib'),
  named('Poirier', 'poirier'),
  named('McGregor', 'conor'),
];
const PRIVATE_USE = ['\uE000', '\uE001', '\uE0FF', '\uE100', '\uF8FF', '\u{F0000}', '\u{10FFFD}'];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 });
const typedAs = (question: readonly Word[]): string => question.map(({ typed }) => typed).join(' ');

describe(questionKey, () => {
  it.each([
    ['하빕 전적', '하빕 전적 알려줘!'],
    ['하빕 전적', '하빕 누르마고메도프 전적 좀 알려주세요'],
    ["What is Khabib's UFC record?", "what is khabib nurmagomedov's UFC record"],
    ['Who is the lightweight champion?', 'who is the lightweight champion'],
    ['Tell me Khabib record', 'Khabib record, please'],
  ])('gives %j the key of %j', async (one, other) => {
    expect(await key(one)).toEqual(await key(other));
  });

  it.each([
    ['하빕 전적', '하빕 마지막 경기'],
    ['하빕이 맥그리거를 이겼어?', '맥그리거가 하빕을 이겼어?'],
    ['Did Khabib win 20 bouts?', 'Did Khabib win 22 bouts?'],
    ['Who beat Khabib?', 'Whom did Khabib beat?'],
    ['most wins at lightweight', 'most wins at welterweight'],
    ['Khabib record', 'Khabib record without title bouts'],
  ])('gives %j another key than %j', async (one, other) => {
    expect(await key(one)).not.toEqual(await key(other));
  });

  it.each(['How many questions may I ask?', '내가 물어본 선수는?', "What's my favourite fighter?"])(
    'has no key for %j, which is about the user',
    async (question) => {
      expect(await key(question)).toBeNull();
    },
  );

  it('distinguishes typed text from the id of a fighter', async () => {
    expect(await key("What is Khabib's record?")).toEqual({
      kind: 'resolved',
      parts: [{ text: 'what is ' }, { fighter: 'khabib' }, { text: "'s record" }],
    });
    for (const attack of [
      "what is \uE000's record | khabib",
      "what is \uE000's record",
      "what is khabib\uE000's record",
      'what is ","fighter":"khabib","\'s record',
    ]) {
      expect(await textOf(attack)).not.toBe(await textOf("What is Khabib's record?"));
    }
  });

  it.each([
    ['a private-use character', "What is Khabib's\uE000 record"],
    ['a private-use character of plane 16', "What is Khabib's\u{10FFFD} record"],
    ['fullwidth letters', "Ｗhat is Khabib's record"],
    ['a sign that only looks like a letter', "What is \u212Ahabib's record"],
    ['decomposed Hangul', '하빕 전적'.normalize('NFD')],
    ['an invisible character', "What is Khabib's rec\u200Bord"],
    ['a soft hyphen', "What is Khabib's rec\u00ADord"],
    ['NUL', "What is Khabib's\0 record"],
    ['half of a surrogate pair', "What is Khabib's\uD83E record"],
    ['a line break', "What is Khabib's\nrecord"],
    ['a no-break space', "What is Khabib's\u00A0record"],
  ])('gives a question with %s a key of its own', async (_what, question) => {
    expect(await key(question)).toEqual({ kind: 'verbatim', text: question });
  });

  it('distinguishes the order of names', async () => {
    expect(await key('Khabib or Poirier?')).not.toEqual(await key('Poirier or Khabib?'));
    expect(await key('Khabib or Khabib?')).not.toEqual(await key('Khabib or Poirier?'));
  });

  it('gives two questions one key only when every word has the same meaning', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (one, other) => {
        const meaning = (question: readonly Word[]): string =>
          JSON.stringify(question.map((word) => word.meaning));
        const isSame = (await textOf(typedAs(one))) === (await textOf(typedAs(other)));
        expect(isSame).toBe(meaning(one) === meaning(other));
      }),
      { numRuns: 300 },
    );
  });

  it('does not treat a typed private-use character as a name', async () => {
    const anywhere = fc.tuple(words, fc.constantFrom(...PRIVATE_USE), fc.nat({ max: 5 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(anywhere, words, async ([attack, sign, at, isJoined], honest) => {
        const place = at % attack.length;
        const typed = attack.map((word, index) =>
          index === place ? `${sign}${isJoined ? '' : ' '}${word.typed}` : word.typed,
        );
        const key = await textOf(typed.join(' '));
        expect(JSON.parse(key)).toEqual({ kind: 'verbatim', text: typed.join(' ') });
        expect(key).not.toBe(await textOf(typedAs(honest)));
      }),
      { numRuns: 200 },
    );
  });
});
