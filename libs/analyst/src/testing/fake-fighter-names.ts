import { type FighterMention, FighterNames } from '@app/mma/domain';

interface KnownFighter {
  fighterId: string;
  name: string;
  korean: string | null;
  aliases: string[];
}

const FIGHTERS: readonly KnownFighter[] = [
  {
    fighterId: 'khabib',
    name: 'Khabib Nurmagomedov',
    korean: '하빕 누르마고메도프',
    aliases: ['Khabib', '하빕'],
  },
  { fighterId: 'conor', name: 'Conor McGregor', korean: '코너 맥그리거', aliases: ['McGregor', '맥그리거'] },
  {
    fighterId: 'poirier',
    name: 'Dustin Poirier',
    korean: '더스틴 포이리에',
    aliases: ['Poirier', '포이리에'],
  },
  { fighterId: 'jones', name: 'Jon Jones', korean: '존 존스', aliases: ['Jones', '존스'] },
  { fighterId: 'silva', name: 'Anderson Silva', korean: '앤더슨 실바', aliases: [] },
  { fighterId: 'gsp', name: 'Georges St-Pierre', korean: '조르주 생피에르', aliases: ['GSP', '생피에르'] },
  {
    fighterId: 'izzy',
    name: 'Israel Adesanya',
    korean: '이스라엘 아데산야',
    aliases: ['the last stylebender'],
  },
  { fighterId: 'zombie', name: 'Chan Sung Jung', korean: '정찬성', aliases: ['코리안좀비', 'Korean Zombie'] },
  { fighterId: 'edgar', name: 'Frankie Edgar', korean: '프랭키 에드가', aliases: ['Edgar'] },
  { fighterId: 'nunes', name: 'Amanda Nunes', korean: '아만다 누네스', aliases: ['누네스'] },
  { fighterId: 'bulldog', name: 'Bruno Silva', korean: null, aliases: ['Bulldog'] },
  { fighterId: 'blindado', name: 'Bruno Silva', korean: null, aliases: ['Blindado'] },
];

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
        found.push({
          start,
          end,
          text: text.slice(start, end),
          candidates,
          isClear: candidates.length === 1,
          score: 1,
        });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }

  override async koreanNames(fighterIds: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const asked = new Set(fighterIds);
    return new Map(
      FIGHTERS.flatMap(({ fighterId, korean }) =>
        asked.has(fighterId) && korean !== null ? [[fighterId, korean] as const] : [],
      ),
    );
  }
}

function spellings({ name, korean, aliases }: KnownFighter): string[] {
  return [name, ...(korean === null ? [] : [korean]), ...aliases].map((each) => each.toLowerCase());
}

const PHRASES = [...new Set(FIGHTERS.flatMap(spellings))].sort((a, b) => b.length - a.length);
