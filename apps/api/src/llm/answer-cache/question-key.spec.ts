import { describe, expect, it } from '@jest/globals';
import { FakeFighterNames } from '../embedded/testing/fake-fighter-names.js';
import { questionKey } from './question-key.js';

const key = (question: string): Promise<string | null> =>
  questionKey(question, new FakeFighterNames(), new AbortController().signal);

describe(questionKey, () => {
  it.each([
    ['하빕 전적', '하빕 전적 알려줘!'],
    ['하빕 전적', '하빕 누르마고메도프 전적 좀 알려주세요'],
    ["What is Khabib's UFC record?", "what is khabib nurmagomedov's UFC record"],
    ['Who is the lightweight champion?', 'who is the lightweight champion'],
    ['Tell me Khabib record', 'Khabib record, please'],
  ])('takes %j for %j', async (one, other) => {
    expect(await key(one)).toBe(await key(other));
  });

  it.each([
    ['하빕 전적', '하빕 마지막 경기'],
    ['하빕이 맥그리거를 이겼어?', '맥그리거가 하빕을 이겼어?'],
    ['Did Khabib win 20 bouts?', 'Did Khabib win 22 bouts?'],
    ['Who beat Khabib?', 'Whom did Khabib beat?'],
    ['most wins at lightweight', 'most wins at welterweight'],
    ['Khabib record', 'Khabib record without title bouts'],
  ])('does not take %j for %j', async (one, other) => {
    expect(await key(one)).not.toBe(await key(other));
  });

  it.each(['How many questions may I ask?', '내가 물어본 선수는?', "What's my favourite fighter?"])(
    'shares no answer to %j, which is about the person who asks',
    async (question) => {
      expect(await key(question)).toBeNull();
    },
  );
});
