import { type MaskedText, says } from './masked-text.js';

export interface ChampionsRequest {
  which: 'first' | 'newest' | 'all';
  interim: boolean;
}

const CHAMPIONS = {
  english:
    /\b(?:current|reigning|first|inaugural|former|past|list of|all|every|previous|who (?:is|was|were|has been))\b.{0,50}\bchamp(?:ion)?s?\b|\bwho (?:holds?|held|had|owned)\b.{0,40}\b(?:belt|title)\b|\b(?:title|belt|championship) (?:history|lineage)\b|\bhistory of the .{0,30}\b(?:title|belt|championship)\b|\bchamp(?:ion)?s? (?:in|of|since|at)\b|\blineage\b/,
  korean:
    /챔피언(?:이|은|는)?누구|챔피언(?:목록|계보|역사|들|명단|변천)|역대.{0,8}챔피언|현(?:재)?.{0,8}챔피언|초대.{0,8}챔피언|챔피언이었|(?:타이틀|벨트|챔피언)(?:의)?(?:역사|계보)|챔프(?:가|는|누구)|(?:벨트|타이틀)(?:를|을)?(?:누가|가진|들고|보유)/,
};
const FIRST = { english: /\b(?:first|inaugural|original)\b/, korean: /초대|최초|첫/ };
const NEWEST = {
  english: /\b(?:current(?:ly)?|reigning|now|today|who(?:'s| is)|who holds)\b/,
  korean: /현(?:재)?.{0,8}챔|지금|챔피언(?:이|은|는)?누구(?!였|이었)/,
};
const INTERIM = { english: /\binterim\b/, korean: /잠정/ };

export function parseChampions(text: MaskedText): ChampionsRequest | null {
  if (!says(text, CHAMPIONS.english, CHAMPIONS.korean)) return null;
  const first = says(text, FIRST.english, FIRST.korean);
  const newest = says(text, NEWEST.english, NEWEST.korean);
  return {
    which: first ? 'first' : newest ? 'newest' : 'all',
    interim: says(text, INTERIM.english, INTERIM.korean),
  };
}
