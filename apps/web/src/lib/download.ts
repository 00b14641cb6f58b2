const RELEASE_AFTER_MS = 10_000;

/** Saves a text as a file. */
export function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  downloadUrl(name, url);
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}

export function downloadUrl(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** A file name without characters that file systems refuse. */
export const toFileName = (title: string, extension: string): string =>
  `${
    title
      .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'mma-savant'
  }.${extension}`;
