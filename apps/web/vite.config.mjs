import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const project = join(root, '..', '..');
const SERVICE = `http://localhost:${process.env.PORT || 8000}`;
/** Addresses that the service answers while Vite serves the page. */
const SERVICE_PATHS = ['/api', '/docs', '/docs-json', '/health', '/ws'];
const COMPRESSIBLE = /\.(?:js|css|svg)$/;
const BROTLI_QUALITY = 9;

/** Sets the theme before the first paint. A file, because the content-security policy allows no inline script. */
function themeScript() {
  const source = readFileSync(join(root, 'src', 'theme', 'before-paint.js'), 'utf8');
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  const fileName = `assets/before-paint-${hash}.js`;
  return {
    name: 'theme-before-paint',
    transformIndexHtml: (_html, { server }) =>
      server === undefined ? [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head' }] : [],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** Writes compressed copies beside the files, which the service sends to browsers that accept them. */
function compressedCopies() {
  return {
    name: 'compressed-copies',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => COMPRESSIBLE.test(file))) {
        const file = join(dir, name);
        const content = readFileSync(file);
        const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      }
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [themeScript(), compressedCopies()],
  resolve: {
    alias: { '@mma-savant/client': join(project, 'libs', 'client', 'src', 'index.ts') },
  },
  build: {
    outDir: join(project, 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      onLog(level, log, report) {
        // `"use client"` says nothing to a page without server components.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries([
      ...SERVICE_PATHS.map((path) => [path, { target: SERVICE }]),
      ['/socket.io', { target: SERVICE, ws: true }],
    ]),
  },
});
