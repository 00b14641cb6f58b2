import { describe, expect, it } from '@jest/globals';
import { readHangulSounds } from './hangul-sounds.js';
import { growingLimits, SoundAlignment } from './sound-alignment.js';
import { weightOf } from './sound-costs.js';
import { buildSoundTree, findSounds, type SoundForm } from './sound-tree.js';
import { readWordSounds } from './word-sounds.js';

const FARTHEST = 0.3;
const WORDS =
  `alexander hong ong ho oleinik hooleinik yoel eve leon reon conor jon jones israel max holloway alloway
  chan jung umar o malley ronda honda whittaker volkanovski hamzat khamzat`.split(/\s+/);
const TEXTS =
  '홍 할렉산더 홀레이닉 할로웨이 알로웨이 리온 론다 휘태커 함자트 하하하 홀카노프스키 존 이스라엘'.split(' ');

describe(findSounds, () => {
  it.each(TEXTS)('finds every word that sounds like %s, also where its first consonant is lost', (text) => {
    const heard = readHangulSounds(text);
    const weight = weightOf(heard);
    const tree = buildSoundTree(WORDS.map(toForm), new Map());
    const found = findSounds([tree], heard, [heard.length], FARTHEST).map(({ form }) => form.words[0]);
    const alignment = new SoundAlignment(Uint8Array.from(heard), growingLimits(heard, FARTHEST * weight));
    const alike = WORDS.filter((word) => {
      const row = alignment.read(alignment.start(), readWordSounds(word));
      return row !== null && alignment.costOf(row, heard.length) / weight <= FARTHEST;
    });
    expect(found.sort()).toEqual(alike.sort());
  });

  it('finds a name whose ㅎ is not written', () => {
    const heard = readHangulSounds('할렉산더');
    const tree = buildSoundTree(WORDS.map(toForm), new Map());
    const [nearest] = findSounds([tree], heard, [heard.length], FARTHEST);
    expect(nearest?.form.words).toEqual(['alexander']);
  });
});

const toForm = (word: string, fighter: number): SoundForm => ({
  words: [word],
  kind: 'full',
  fighter,
  reordered: false,
});
