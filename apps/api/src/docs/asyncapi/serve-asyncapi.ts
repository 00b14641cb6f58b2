import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildAsyncApiDocument } from './document.js';
import { PAGE_SECURITY_POLICY, renderPage } from './page/render-page.js';

const DOCUMENT_PATH = '/docs/events.json';
const PAGE_PATH = '/docs/events';

/** Serves the page at `/docs/events` and the document at `/docs/events.json`, both public. */
export function serveAsyncApi(app: NestFastifyApplication): void {
  const document = once(buildAsyncApiDocument);
  const page = once(() => renderPage(document(), DOCUMENT_PATH));
  const server = app.getHttpAdapter().getInstance();
  server.get(DOCUMENT_PATH, (_request, reply) => reply.send(document()));
  server.get(PAGE_PATH, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_SECURITY_POLICY)
      .send(page()),
  );
}

function once<Value>(build: () => Value): () => Value {
  let built: { value: Value } | undefined;
  return () => (built ??= { value: build() }).value;
}
