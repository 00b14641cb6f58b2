import type { JsonSchema } from '@app/chat-protocol';
import { titleOf, type ToolRegistry } from '@app/mma';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

const CALL_PATH = '/api/tools/{name}';
/** Where zod puts named schemas for this dialect. */
const DEFINITION = '#/definitions/';
const COMPONENT = '#/components/schemas/';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Replaces the generic call of a tool by one operation per tool, with the tool's schemas. */
export function describeTools(document: OpenAPIObject, tools: ToolRegistry): void {
  const { [CALL_PATH]: generic, ...paths } = document.paths;
  const { post } = generic ?? {};
  if (post === undefined) throw new Error(`the document has no operation POST ${CALL_PATH}`);
  const results = tools.resultSchemas();
  const schemas: Schemas = { ...document.components?.schemas };
  for (const definition of tools.definitions()) {
    const { name, description, input_schema } = definition;
    const result = results.get(name);
    if (result === undefined) throw new Error(`the tool ${name} has no schema of its result`);
    const reference = addComponents(schemas, `${toWord(name)}Result`, result);
    paths[`/api/tools/${name}`] = {
      post: {
        ...post,
        operationId: `Tools_call${toWord(name)}`,
        summary: titleOf(definition),
        description: [description, post.description].join('\n\n'),
        parameters: [],
        requestBody: { required: true, content: { 'application/json': { schema: input_schema } } },
        responses: {
          ...post.responses,
          200: {
            description: 'The result of the tool.',
            content: { 'application/json': { schema: reference } },
          },
        },
      },
    };
  }
  document.paths = paths;
  document.components = { ...document.components, schemas };
}

/** Adds the schema and what it refers to. @returns a reference to it */
function addComponents(schemas: Schemas, name: string, schema: z.ZodType): { $ref: string } {
  const {
    $schema: _,
    definitions,
    ...own
  } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    override: tidy,
  });
  const parts = (definitions ?? {}) as Record<string, object>;
  for (const [key, value] of Object.entries({ ...parts, [name]: own })) {
    const component = toComponent(value);
    const known = schemas[key];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
      throw new Error(`two schemas are named ${key}`);
    }
    schemas[key] = component;
  }
  return { $ref: COMPONENT + name };
}

function tidy({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['format'] === 'date') delete jsonSchema['pattern'];
}

function toComponent(schema: object): Schemas[string] {
  const copy = JSON.parse(JSON.stringify(schema).replaceAll(DEFINITION, COMPONENT)) as JsonSchema;
  delete copy['id'];
  return copy;
}

/** `get_fighter` is `GetFighter`. */
const toWord = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
