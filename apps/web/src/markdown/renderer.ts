import { createStore } from '../lib/store.js';
import type { renderMarkdown } from './render-markdown.js';

type RenderMarkdown = typeof renderMarkdown;

/** The renderer, once it has arrived; it is not needed before the first answer, so the page does not wait for it. */
export const renderer = createStore<{ render: RenderMarkdown } | null>(null);

const RETRY_MS = 3_000;

function load(): void {
  import('./render-markdown.js').then(
    ({ renderMarkdown: render }) => renderer.set({ render }),
    () => setTimeout(load, RETRY_MS),
  );
}

load();
