import type { DatasetRepository } from './dataset.repository.js';

/** Caches a value built from the data until the data version changes. */
export class PerDataVersion<Built> {
  private current: { dataVersion: number; built: Promise<Built> } | null = null;

  constructor(
    private readonly dataset: DatasetRepository,
    private readonly build: (signal: AbortSignal) => Promise<Built>,
  ) {}

  async read(signal: AbortSignal): Promise<Built> {
    const state = await this.dataset.readState(signal);
    const dataVersion = state?.dataVersion ?? 0;
    if (this.current?.dataVersion === dataVersion) return this.current.built;
    // The build is shared by all callers, so no caller's signal may abort it.
    const made = { dataVersion, built: this.build(new AbortController().signal) };
    this.current = made;
    made.built.catch(() => {
      if (this.current === made) this.current = null;
    });
    return made.built;
  }
}
