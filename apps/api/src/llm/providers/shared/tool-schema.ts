import { toFields } from './vendor-values.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Keywords that Gemini's gateways take as they are. They refuse the whole request for any other, such as `$schema`,
 * `additionalProperties`, `const`, `default` or `exclusiveMinimum`.
 */
const TAKEN: ReadonlySet<string> = new Set([
  'title',
  'description',
  'nullable',
  'required',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'pattern',
]);
const FORMATS: readonly unknown[] = ['enum', 'date-time'];

const converted = new WeakMap<Schema, Record<string, unknown>>();

/** {@link toPortableSchema}, kept: the tools of every request are the same. */
export function portableSchemaOf(schema: Schema): Record<string, unknown> {
  const known = converted.get(schema) ?? toPortableSchema(schema);
  converted.set(schema, known);
  return known;
}

/**
 * A tool's schema in the subset that Gemini's gateways take, for servers of unknown kind. It accepts more than the
 * original; the tools check their arguments against that.
 */
export function toPortableSchema(schema: Schema): Record<string, unknown> {
  const { properties, items, anyOf, oneOf, format } = schema;
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([name]) => TAKEN.has(name))),
    ...oneType(schema),
    ...(FORMATS.includes(format) ? { format } : {}),
    ...valuesOf(schema),
    ...exclusiveBounds(schema),
    ...(properties === undefined ? {} : { properties: mapFields(properties) }),
    ...(items === undefined ? {} : { items: toPortableSchema(toFields(items)) }),
    ...alternatives(anyOf ?? oneOf),
  };
}

/** A list of types becomes its first, and `null` among them `nullable`. */
function oneType({ type }: Schema): Schema {
  if (!Array.isArray(type)) return type === undefined ? {} : { type };
  const types: readonly unknown[] = type;
  return {
    type: types.find((each) => each !== 'null'),
    ...(types.includes('null') ? { nullable: true } : {}),
  };
}

/** An enumeration of other values than texts is refused. */
function valuesOf({ enum: listed, const: value }: Schema): Schema {
  if (typeof value === 'string') return { type: 'string', enum: [value] };
  if (typeof value === 'number') return { minimum: value, maximum: value };
  const isOfTexts = Array.isArray(listed) && listed.every((each) => typeof each === 'string');
  return isOfTexts ? { enum: listed } : {};
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
