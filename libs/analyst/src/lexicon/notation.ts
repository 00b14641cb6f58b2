/** The forms of an entry: `win{|s|ning}|victor{y|ies}` stands for five forms. Braces nest. */
export function expandForms(notation: string): string[] {
  return splitChoices(notation)
    .flatMap(expandForm)
    .filter((form) => form !== '');
}

/** Splits at every `|` outside braces. */
function splitChoices(notation: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < notation.length; index += 1) {
    const character = notation[index];
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '|' && depth === 0) {
      parts.push(notation.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, notation.slice(start)];
}

function expandForm(form: string): string[] {
  const open = form.indexOf('{');
  if (open === -1) return [form];
  const close = closingBrace(form, open);
  const head = form.slice(0, open);
  const choices = splitChoices(form.slice(open + 1, close)).flatMap(expandForm);
  return expandForm(form.slice(close + 1)).flatMap((tail) => choices.map((choice) => head + choice + tail));
}

function closingBrace(form: string, open: number): number {
  let depth = 0;
  for (let index = open; index < form.length; index += 1) {
    if (form[index] === '{') depth += 1;
    else if (form[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`A brace is not closed in "${form}".`);
}
