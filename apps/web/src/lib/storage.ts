const PREFIX = 'mma-savant.';

/** Browser storage that may be missing, full or blocked: then nothing is remembered, and nothing fails. */
export const storage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },
  write(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, value);
    } catch {
      // Nothing to do: see above.
    }
  },
  /** Calls the listener when another tab changes the value. @returns an unsubscribe function */
  watch(key: string, listener: (value: string | null) => void): () => void {
    const changed = (event: StorageEvent): void => {
      if (event.key === PREFIX + key) listener(event.newValue);
    };
    window.addEventListener('storage', changed);
    return () => window.removeEventListener('storage', changed);
  },
};
