export interface Sample {
  name: string;
  labels: Partial<Record<string, string>>;
  value: number;
}

type Wanted = Partial<Record<string, string>> | ((labels: Sample['labels']) => boolean);

const LINE = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/i;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a metric in Prometheus' text format. */
export function findSamples(text: string, wanted: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name !== wanted) return [];
    const read = [...labels.matchAll(LABEL)].map(([, key, label]) => [key, label] as const);
    return [{ name, labels: Object.fromEntries(read), value: Number(value) }];
  });
}

/** The sum of the samples with these labels. */
export function sumOf(text: string, name: string, wanted: Wanted = {}): number {
  const matches = ({ labels }: Sample): boolean =>
    typeof wanted === 'function'
      ? wanted(labels)
      : Object.entries(wanted).every(([label, value]) => labels[label] === value);
  return findSamples(text, name)
    .filter(matches)
    .reduce((sum, { value }) => sum + value, 0);
}
