import type { DatasetRepository } from './dataset.repository.js';

/** Keeps something that is built from the data in memory, and builds it anew when the data has changed. */
export class PerDataVersion<Built> {
  private current: { dataVersion: number; built: Promise<Built> } | null = null;

  constructor(
    private readonly dataset: DatasetRepository,
    private readonly build: (signal: AbortSignal) => Promise<Built>,
  ) {}

  /** What is built from the data as it is now. */
  async read(signal: AbortSignal): Promise<Built> {
    const state = await this.dataset.readState(signal);
    const dataVersion = state?.dataVersion ?? 0;
    if (this.current?.dataVersion === dataVersion) return this.current.built;
    // Shared by all who wait for it, so nobody's signal may end it.
    const made = { dataVersion, built: this.build(new AbortController().signal) };
    this.current = made;
    made.built.catch(() => {
      if (this.current === made) this.current = null;
    });
    return made.built;
  }
}
