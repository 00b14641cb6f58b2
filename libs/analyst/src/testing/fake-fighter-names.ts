import { type FighterMention, FighterNames } from '@app/mma/domain';

interface KnownFighter {
  fighterId: string;
  name: string;
  korean: string | null;
  /** What else a text may call them. */
  others: string[];
}

const FIGHTERS: readonly KnownFighter[] = [
  {
    fighterId: 'khabib',
    name: 'Khabib Nurmagomedov',
    korean: '하빕 누르마고메도프',
    others: ['Khabib', '하빕'],
  },
  { fighterId: 'conor', name: 'Conor McGregor', korean: '코너 맥그리거', others: ['McGregor', '맥그리거'] },
  {
    fighterId: 'poirier',
    name: 'Dustin Poirier',
    korean: '더스틴 포이리에',
    others: ['Poirier', '포이리에'],
  },
  { fighterId: 'jones', name: 'Jon Jones', korean: '존 존스', others: ['Jones', '존스'] },
  { fighterId: 'silva', name: 'Anderson Silva', korean: '앤더슨 실바', others: [] },
  { fighterId: 'gsp', name: 'Georges St-Pierre', korean: '조르주 생피에르', others: ['GSP', '생피에르'] },
  {
    fighterId: 'izzy',
    name: 'Israel Adesanya',
    korean: '이스라엘 아데산야',
    others: ['the last stylebender'],
  },
  { fighterId: 'zombie', name: 'Chan Sung Jung', korean: '정찬성', others: ['코리안좀비', 'Korean Zombie'] },
  { fighterId: 'edgar', name: 'Frankie Edgar', korean: '프랭키 에드가', others: ['Edgar'] },
  { fighterId: 'nunes', name: 'Amanda Nunes', korean: '아만다 누네스', others: ['누네스'] },
  { fighterId: 'bulldog', name: 'Bruno Silva', korean: null, others: ['Bulldog'] },
  { fighterId: 'blindado', name: 'Bruno Silva', korean: null, others: ['Blindado'] },
];

/** A handful of fighters, found by exact spelling. */
export class FakeFighterNames extends FighterNames {
  override async findMentions(text: string): Promise<FighterMention[]> {
    const lower = text.toLowerCase();
    const found: FighterMention[] = [];
    for (const phrase of PHRASES) {
      for (let start = lower.indexOf(phrase); start >= 0; start = lower.indexOf(phrase, start + 1)) {
        const end = start + phrase.length;
        const inWord = /[a-z]/.test(phrase) && /[a-z]/.test(`${lower[start - 1] ?? ''}${lower[end] ?? ''}`);
        if (inWord || found.some((mention) => start < mention.end && mention.start < end)) continue;
        const candidates = FIGHTERS.filter((fighter) => spellings(fighter).includes(phrase)).map(
          ({ fighterId, name }) => ({ fighterId, name }),
        );
        found.push({ start, end, text: text.slice(start, end), candidates, score: 1 });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }

  override async koreanName(fighterId: string): Promise<string | null> {
    return FIGHTERS.find((fighter) => fighter.fighterId === fighterId)?.korean ?? null;
  }
}

function spellings({ name, korean, others }: KnownFighter): string[] {
  return [name, ...(korean === null ? [] : [korean]), ...others].map((each) => each.toLowerCase());
}

/** The longest first. */
const PHRASES = [...new Set(FIGHTERS.flatMap(spellings))].sort((a, b) => b.length - a.length);
