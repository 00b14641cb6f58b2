type Ask = { id: number; ask: string };

/** From within a server's process: something that the bench waits for. */
export function tellParent(message: object): void {
  process.send?.(message);
}

/** Answers one kind of the bench's questions; `probe.mjs` answers those about time and memory. */
export function answerParent(kind: string, answer: () => unknown): void {
  process.on('message', ({ id, ask }: Ask) => {
    if (ask === kind) tellParent({ id, answer: answer() });
  });
}
