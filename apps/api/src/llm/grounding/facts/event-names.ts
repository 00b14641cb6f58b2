export interface EventSpan {
  start: number;
  end: number;
  /** Names of the events it may mean; empty: no event of the facts. */
  events: readonly string[];
}

const NUMBERED =
  /\bUFC[ -]?(\d{1,3})(?!\d)(?!-\d)(?!\s?(?:승|패|무|전[^가-힣]|전의|전을|경기|회|번|명|년|개|차례|차|위|연승|wins|bouts|fights))|\bFight Night (\d{1,3})(?!\d)/giu;
const UFC = /\bUFC(?![a-z])/giu;
/** Results with more events are looked up by their numbers only. */
const MOST_SEARCHED = 3000;

/** Names of the events in the facts. */
export class EventNames {
  /** Whole names by lower-case name or short form, longest first within a beginning. */
  private readonly byForm = new Map<string, string[]>();
  private readonly formsByBeginning = new Map<string, string[]>();

  add(name: string): void {
    if (
      this.byForm.size > MOST_SEARCHED ||
      name.length > 150 ||
      !/\bufc\b|ultimate fighter|\bvs\b|:/iu.test(name)
    )
      return;
    const lower = name.toLowerCase();
    const forms = new Set([lower, lower.replaceAll('vs.', 'vs'), lower.replace(/ vs (?!\.)/g, ' vs. ')]);
    const colon = lower.indexOf(':');
    if (/^ufc \d+$/.test(lower.slice(0, Math.max(0, colon)))) forms.add(lower.slice(0, colon));
    for (const form of forms) {
      const known = this.byForm.get(form);
      if (known?.includes(lower) === true) continue;
      this.byForm.set(form, [...(known ?? []), lower]);
      if (known !== undefined) continue;
      const beginning = beginningOf(form);
      const list = this.formsByBeginning.get(beginning) ?? [];
      list.push(form);
      list.sort((a, b) => b.length - a.length);
      this.formsByBeginning.set(beginning, list);
    }
  }

  /** Events named in a text; a numbered event that is not in the facts is found too. */
  scan(text: string): EventSpan[] {
    const spans: EventSpan[] = [];
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return [];
    for (const match of text.matchAll(UFC)) this.addAt(spans, lower, match.index);
    for (const [beginning, forms] of this.formsByBeginning) {
      if (beginning.startsWith('ufc')) continue;
      for (const form of forms.slice(0, 20)) {
        const start = lower.indexOf(form);
        if (start >= 0) spans.push({ start, end: start + form.length, events: this.byForm.get(form) ?? [] });
      }
    }
    for (const match of text.matchAll(NUMBERED)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!spans.some((span) => start < span.end && end > span.start)) spans.push({ start, end, events: [] });
    }
    return spans.sort((a, b) => a.start - b.start);
  }

  private addAt(spans: EventSpan[], lower: string, start: number): void {
    const beginning = beginningOf(lower.slice(start, start + 40));
    const form = this.formsByBeginning
      .get(beginning)
      ?.find((each) => lower.startsWith(each, start) && !/[a-z0-9]/.test(lower[start + each.length] ?? ' '));
    if (form !== undefined)
      spans.push({ start, end: start + form.length, events: this.byForm.get(form) ?? [] });
  }
}

/** The first two words. */
const beginningOf = (text: string): string => /^\S+(?: (?:\d+|[a-z]+))?/u.exec(text)?.[0] ?? '';
