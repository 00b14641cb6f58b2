import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { wantsPage } from './page-request.js';
import { withNonce } from './page-policy.js';

/** Names of the files hold a hash of their content. */
const ASSET_CACHE = 'public, max-age=31536000, immutable';
const NOT_BUILT =
  'The page is not built: run `npm run build` and reload, or open the address of `npm run dev`. The API works.\n';

/**
 * Serves the page of apps/web at `/` and at the addresses that only the page knows, and its files below `/assets/`. It is
 * read at each request, so that a build shows after a reload.
 */
export function serveWeb(app: NestFastifyApplication): void {
  const folder = join(projectFolder(), 'dist', 'web');
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    if (!wantsPage(request)) {
      done();
      return;
    }
    void sendPage(join(folder, 'index.html'), reply);
  });
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) {
    new Logger('Web').warn('The page is not built; run `npm run build`.');
    return;
  }
  void server.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', ASSET_CACHE),
  });
}

async function sendPage(file: string, reply: FastifyReply): Promise<void> {
  let built: string;
  try {
    built = await readFile(file, 'utf8');
  } catch {
    await reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    return;
  }
  const { html, policy } = withNonce(built);
  await reply
    .code(200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    })
    .send(html);
}

/** The nearest folder above with a package.json. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
