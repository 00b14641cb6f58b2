import { toFields } from './vendor-values.js';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that Gemini's gateways refuse, and that only repeat what the service checks itself. */
const REFUSED: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$comment',
  'additionalProperties',
  'propertyNames',
  'patternProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'uniqueItems',
  'examples',
  'const',
]);
const FORMATS: readonly unknown[] = ['enum', 'date-time'];

/**
 * A tool's schema in the subset that Gemini's gateways take, for servers of unknown kind. It accepts more than the
 * original; the tools check their arguments against that.
 */
export function toPortableSchema(schema: Schema): Record<string, unknown> {
  const { properties, items, anyOf, oneOf, ...rest } = schema;
  const own = Object.fromEntries(Object.entries(rest).filter(([name, value]) => isTaken(name, value)));
  return {
    ...own,
    ...constants(schema),
    ...exclusiveBounds(schema),
    ...(properties === undefined ? {} : { properties: mapFields(properties) }),
    ...(items === undefined ? {} : { items: toPortableSchema(toFields(items)) }),
    ...alternatives(anyOf ?? oneOf),
  };
}

function isTaken(name: string, value: unknown): boolean {
  if (REFUSED.has(name)) return false;
  if (name === 'format') return FORMATS.includes(value);
  // An enumeration of other values than texts is refused.
  return name !== 'enum' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

function constants({ const: value }: Schema): Schema {
  if (typeof value === 'string') return { type: 'string', enum: [value] };
  return typeof value === 'number' ? { minimum: value, maximum: value } : {};
}

function exclusiveBounds({ type, exclusiveMinimum: above, exclusiveMaximum: below }: Schema): Schema {
  const step = type === 'integer' ? 1 : 0;
  return {
    ...(typeof above === 'number' ? { minimum: above + step } : {}),
    ...(typeof below === 'number' ? { maximum: below - step } : {}),
  };
}

/** `null` among alternatives becomes `nullable`; a single alternative replaces them. */
function alternatives(listed: unknown): Schema {
  if (!Array.isArray(listed)) return {};
  const schemas = listed.map((each) => toFields(each));
  const others = schemas.filter(({ type }) => type !== 'null').map(toPortableSchema);
  const nullable = others.length < schemas.length ? { nullable: true } : {};
  const [only] = others;
  return others.length === 1 ? { ...only, ...nullable } : { anyOf: others, ...nullable };
}

const mapFields = (properties: unknown): Schema =>
  Object.fromEntries(
    Object.entries(toFields(properties)).map(([name, each]) => [name, toPortableSchema(toFields(each))]),
  );
