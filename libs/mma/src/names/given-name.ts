import { editDistance } from '@app/common';
import { foldText } from './fold-text.js';

/** Short forms that are no prefix of the long form. */
const SHORT_FORMS: Readonly<Record<string, string[]>> = {
  mike: ['michael', 'michel'],
  bob: ['robert'],
  bobby: ['robert'],
  rob: ['robert'],
  bill: ['william'],
  billy: ['william'],
  jim: ['james'],
  jimmy: ['james'],
  dick: ['richard'],
  tony: ['anthony', 'antonio'],
  charlie: ['charles'],
  chuck: ['charles'],
  joe: ['joseph', 'jose'],
  kate: ['katlyn', 'katherine'],
  liz: ['elizabeth'],
  steve: ['stephen', 'steven'],
  nate: ['nathan'],
  jake: ['jacob'],
  jack: ['john'],
  ned: ['edward'],
};

/** Whether a given name matches a full name: equal, a short form, an initial, or with a typing mistake. */
export function isSameGivenName(given: string, fullName: string): boolean {
  if (isFormOfGivenName(given, fullName)) return true;
  const [name = ''] = foldText(fullName).split(' ');
  const asked = foldText(given);
  const shorter = Math.min(asked.length, name.length);
  const limit = shorter >= 6 ? 2 : 1;
  return shorter >= 3 && editDistance(asked, name, limit) <= limit;
}

/** As {@link isSameGivenName}, without typing mistakes. */
export function isFormOfGivenName(given: string, fullName: string): boolean {
  const [name = ''] = foldText(fullName).split(' ');
  const asked = foldText(given);
  if (asked === '' || name === '') return false;
  if (asked === name || (asked.length === 1 && name.startsWith(asked))) return true;
  if (asked.length >= 3 && name.length >= 3 && (name.startsWith(asked) || asked.startsWith(name)))
    return true;
  return [SHORT_FORMS[asked], SHORT_FORMS[name]].some((forms) =>
    forms?.some((form) => form === name || form === asked),
  );
}
