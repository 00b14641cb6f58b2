import type { AliasEntry } from '@app/mma';

const entry = (sourceName: string, ...korean: string[]): AliasEntry => ({ sourceName, korean, latin: [] });

/** Korean spellings of the fighters of the corpus and of some others. */
export const ALIASES: readonly AliasEntry[] = [
  entry('Kamaru Usman', '카마루 우스만', '우스만'),
  entry('Leon Edwards', '리온 에드워즈', '에드워즈'),
  entry('Colby Covington', '콜비 코빙턴', '코빙턴'),
  entry('Jorge Masvidal', '호르헤 마스비달', '마스비달'),
  entry('Tyron Woodley', '타이론 우들리', '우들리'),
  entry('Islam Makhachev', '이슬람 마카체프', '마카체프'),
  entry('Frankie Edgar', '프랭키 에드가', '에드가'),
  entry('BJ Penn', 'BJ 펜'),
  entry('Donald Cerrone', '도널드 세로니', '세로니'),
  entry('Dustin Poirier', '더스틴 포이리에', '포이리에'),
  entry('Anderson Silva', '앤더슨 실바'),
  entry('Zhang Weili', '장 웨일리', '장웨일리'),
  entry('Joanna Jedrzejczyk', '요안나 옌드레이칙', '옌드레이칙'),
  entry('Ilia Topuria', '일리아 토푸리아', '토푸리아'),
  entry('Israel Adesanya', '이스라엘 아데산야', '아데산야'),
  entry('Yoel Romero', '요엘 로메로', '로메로'),
  entry("Sean O'Malley", '션 오말리', '오말리'),
  entry('Randy Couture', '랜디 커투어', '커투어'),
  entry('Sean Strickland', '션 스트릭랜드', '스트릭랜드'),
  entry('Khamzat Chimaev', '함자트 치마예프', '치마예프'),
  entry('Paulo Costa', '파울로 코스타'),
];
