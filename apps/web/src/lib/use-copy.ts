import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 1_600;

/** Copies text; `isCopied` is true for a moment afterwards. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => void } {
  const [isCopied, setIsCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = (text: string): void => {
    void writeClipboard(text).then((isDone) => {
      setIsCopied(isDone);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setIsCopied(false), SHOWN_MS);
    });
  };
  return { isCopied, copy };
}

/** The clipboard of the browser; on pages without HTTPS by a selected text field. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}
