import { describe, expect, it } from '@jest/globals';
import { readHangulSounds } from './hangul-sounds.js';
import { growingLimits, SoundAlignment } from './sound-alignment.js';
import { WordFilter } from './word-filter.js';
import { readWordSounds } from './word-sounds.js';

const LIMIT = 0.9;
const WORDS =
  `conor khabib jon jones israel alexander volkanovski hong ho oleinik yoel eve aoriqileng dustin poirier
  max holloway chan sung jung amanda nunes ilia topuria umar nurmagomedov zhang weili o malley`.split(/\s+/);
const TEXTS =
  '홍길동 코너맥그리거 존존스 하빕누르마고메도프 이순신 오말리 아오리치렁 장웨일리 맥스할로웨이 하하하'.split(
    ' ',
  );

describe(WordFilter, () => {
  it.each(TEXTS)('passes over no word that can be heard in %s, first or second', (text) => {
    const heard = readHangulSounds(text);
    const limits = growingLimits(heard, LIMIT);
    const alignment = new SoundAlignment(Uint8Array.from(heard), limits);
    const filter = new WordFilter(heard, limits);
    const words = WORDS.map((word) => ({ word, sounds: readWordSounds(word) }));
    const start = alignment.start();
    const mayBegin = filter.after(start);
    const passedOver: string[] = [];
    for (const first of words) {
      const row = alignment.read(start, first.sounds);
      if (row === null) continue;
      if (!mayBegin(first.sounds)) passedOver.push(first.word);
      const mayFollow = filter.after(row);
      for (const second of words) {
        const end = alignment.read(row, second.sounds);
        if (end === null) continue;
        if (!mayFollow(second.sounds)) passedOver.push(`${first.word} ${second.word}`);
        alignment.release(end);
      }
      alignment.release(row);
    }
    expect(passedOver).toEqual([]);
  });

  it('passes most words over', () => {
    const heard = readHangulSounds('홍길동');
    const limits = growingLimits(heard, LIMIT);
    const mayBegin = new WordFilter(heard, limits).after(
      new SoundAlignment(Uint8Array.from(heard), limits).start(),
    );
    const left = WORDS.filter((word) => mayBegin(readWordSounds(word)));
    expect(left).toContain('hong');
    expect(left.length).toBeLessThan(WORDS.length / 2);
  });
});
