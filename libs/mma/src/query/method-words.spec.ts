import { describe, expect, it } from '@jest/globals';
import { matchMethods, type WrittenMethod } from './method-words.js';

const METHODS: WrittenMethod[] = [
  ['Decision - Split', null],
  ['Decision - Unanimous', 'Point Deducted: Illegal Knee by Silverio'],
  ["TKO - Doctor's Stoppage", 'Facial Cut'],
  ['KO/TKO', 'Kick to Head At Distance'],
  ['KO/TKO', 'Kick to Leg At Distance'],
  ['KO/TKO', 'Punches to Head From Mount'],
  ['KO/TKO', 'Spinning Back Fist Head'],
  ['KO/TKO', 'Knee to Head In Clinch'],
  ['KO/TKO', 'Knee Injury'],
  ['Submission', 'Rear Naked Choke, Technical Submission'],
  ['Submission', 'Triangle Choke From Bottom Guard'],
  ['Submission', 'Arm Triangle From Mount'],
  ['Submission', 'Triangle Armbar From Bottom Guard'],
  ['Submission', 'Armbar On Ground'],
  ['Submission', 'Kneebar On Ground'],
  ['Submission', "D'Arce Choke On Ground"],
  ['DQ', 'Illegal Knee on Ground'],
].map(([method = '', detail = null]) => ({ method: method ?? '', detail }));

describe(matchMethods, () => {
  it.each([
    ['split', ['Decision - Split']],
    ['Split Decision', ['Decision - Split']],
    ['unanimous', ['Point Deducted: Illegal Knee by Silverio']],
    ['doctor', ['Facial Cut']],
    ["doctor's stoppage", ['Facial Cut']],
    ['head kick', ['Kick to Head At Distance']],
    ['leg kicks', ['Kick to Leg At Distance']],
    ['punch', ['Punches to Head From Mount']],
    ['spinning backfist', ['Spinning Back Fist Head']],
    ['knee', ['Knee to Head In Clinch']],
    ['knee injury', ['Knee Injury']],
    ['illegal knee', ['Illegal Knee on Ground']],
    ['RNC', ['Rear Naked Choke, Technical Submission']],
    ['rear-naked choke', ['Rear Naked Choke, Technical Submission']],
    ['triangle', ['Triangle Choke From Bottom Guard']],
    ['triangle choke', ['Triangle Choke From Bottom Guard']],
    ['arm triangle', ['Arm Triangle From Mount']],
    ['armbar', ['Triangle Armbar From Bottom Guard', 'Armbar On Ground']],
    ['arm bar', ['Triangle Armbar From Bottom Guard', 'Armbar On Ground']],
    ['darce', ["D'Arce Choke On Ground"]],
    ['gogoplata', []],
    ['...', []],
  ])('takes %j for %j', (text, expected) => {
    expect(matchMethods(text, METHODS).map(({ method, detail }) => detail ?? method)).toEqual(expected);
  });
});
