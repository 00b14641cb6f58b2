/** A set of ids that keeps only the newest ones, so that a client cannot make it grow. Empty, it holds next to nothing. */
export class NewestIds {
  private ids: Set<string> | null = null;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.ids?.size ?? 0;
  }

  has(id: string): boolean {
    return this.ids?.has(id) ?? false;
  }

  add(id: string): void {
    const ids = (this.ids ??= new Set());
    ids.delete(id);
    ids.add(id);
    if (ids.size <= this.limit) return;
    for (const oldest of ids) {
      ids.delete(oldest);
      return;
    }
  }
}
