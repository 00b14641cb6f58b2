/** A set of ids that keeps only the newest ones, so that a client cannot make it grow. */
export class NewestIds {
  private readonly ids = new Set<string>();

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  add(id: string): void {
    this.ids.delete(id);
    this.ids.add(id);
    if (this.ids.size <= this.limit) return;
    for (const oldest of this.ids) {
      this.ids.delete(oldest);
      return;
    }
  }
}
