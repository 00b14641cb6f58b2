import { CLIENT_EVENTS, ERROR_CODES, SERVER_EVENTS } from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { buildAsyncApiDocument } from './document.js';
import { listFields } from './page/schema-fields.js';
import { renderPage } from './page/render-page.js';

const document = buildAsyncApiDocument();
const { schemas, messages } = document.components;

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

const follow = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);

describe(buildAsyncApiDocument.name, () => {
  it('is deterministic and plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(buildAsyncApiDocument());
  });

  it('contains every referenced component', () => {
    const refs = objectsIn(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => follow(ref) === undefined)).toEqual([]);
  });

  it('contains every event of both directions for Socket.IO and plain WebSockets', () => {
    for (const [channel, action, names] of [
      ['chat', 'receive', Object.keys(CLIENT_EVENTS)],
      ['chat', 'send', [...Object.keys(SERVER_EVENTS), 'connect_error']],
      ['chatFrames', 'receive', Object.keys(CLIENT_EVENTS)],
      ['chatFrames', 'send', Object.keys(SERVER_EVENTS)],
    ] as const) {
      const operations = Object.values(document.operations).filter(
        (operation) => operation.channel.$ref === `#/channels/${channel}` && operation.action === action,
      );
      expect(operations.map(({ title }) => title)).toEqual(names.map((name) => `\`${name}\``));
      expect(operations.every(({ reply }) => (reply !== undefined) === (action === 'receive'))).toBe(true);
    }
  });

  it.each(Object.keys(messages))('has valid examples of %s', (key) => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    ajv.addSchema({ ...document, $id: 'document' });
    const validate = ajv.compile({ $ref: `document#/components/messages/${key}/payload` });
    expect(messages[key]?.examples).not.toEqual([]);
    for (const { payload } of messages[key]?.examples ?? []) {
      validate(payload);
      expect([payload, validate.errors ?? []]).toEqual([payload, []]);
    }
  });

  it.each(Object.keys(schemas))('describes every field of %s and its type', (name) => {
    const choices = schemas[name]?.['anyOf'];
    const variants: unknown[] = Array.isArray(choices) ? choices : [schemas[name]];
    for (const { path, type, description } of variants.flatMap((variant) =>
      listFields(variant as Record<string, unknown>, schemas),
    )) {
      expect([path, description.length > 3, type !== '']).toEqual([path, true, true]);
      expect(path).toMatch(/^[a-z_.[\]]+$/);
    }
  });

  it('documents bounds, formats, optional and nullable fields', () => {
    expect(
      listFields(schemas['MessageFields'] ?? {}, schemas).map((field) => ({ ...field, description: '' })),
    ).toEqual([
      { path: 'content', type: 'text, 1–4000 characters', isRequired: true, description: '' },
      { path: 'session_id', type: 'UUID or null', isRequired: false, description: '' },
      {
        path: 'client_message_id',
        type: 'text, 1–64 characters or null',
        isRequired: false,
        description: '',
      },
      { path: 'time_zone', type: 'text, 1–64 characters or null', isRequired: false, description: '' },
    ]);
    const [, afterSeq] = listFields(schemas['ResumeFields'] ?? {}, schemas);
    expect(afterSeq).toMatchObject({ path: 'after_seq', type: 'integer 0–2147483647', isRequired: true });
  });

  it('has a schema for each event, even when two have equal fields', () => {
    for (const [name, { properties }] of Object.entries(schemas)) {
      if (!/(Fields|Event)$/.test(name)) continue;
      expect([name, properties]).toEqual([name, expect.any(Object)]);
    }
    expect(schemas['LeaveFields']).toEqual(schemas['JoinFields']);
    expect(schemas['RegenerateFields']?.properties).toHaveProperty('client_message_id');
  });

  it('allows additional properties in every object', () => {
    expect(objectsIn(document).filter(({ additionalProperties }) => additionalProperties === false)).toEqual(
      [],
    );
  });

  it('lists every error code', () => {
    expect(Object.keys(document['x-error-codes'])).toEqual([...ERROR_CODES]);
  });
});

describe(renderPage.name, () => {
  it('escapes the texts of the document', () => {
    const title = '<script>"&\'';
    const page = renderPage({ ...document, info: { ...document.info, title } }, '/x"y');
    expect(page).toContain('<h1>&lt;script&gt;&quot;&amp;&#39;</h1>');
    expect(page).toContain('href="/x&quot;y"');
    expect(page).not.toContain('<script');
  });

  it('shows the fields of every event that has some', () => {
    expect(renderPage(document, '/docs/events.json').match(/No fields\./g)).toHaveLength(1);
  });

  it('shows nested fields with their full path', () => {
    const page = renderPage(document, '/docs/events.json');
    for (const path of ['usage.model.provider', 'active[].seq', 'error.errors[].field', 'sources[].label']) {
      expect(page).toContain(`<code>${path}</code>`);
    }
  });
});
