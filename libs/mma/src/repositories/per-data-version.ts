import type { ServedDataVersion, VersionedValue } from './served-data-version.js';

interface Build<Built> {
  version: number;
  built: Promise<Built>;
}

/** A value built from the served data version: by the first read, later in the background. */
export class PerDataVersion<Built> implements VersionedValue {
  private current: Build<Built> | null = null;
  private next: Build<Built> | null = null;

  /** @param build in short steps, because questions are answered meanwhile */
  constructor(
    private readonly versions: ServedDataVersion,
    private readonly build: (signal: AbortSignal) => Promise<Built>,
  ) {
    versions.add(this);
  }

  async read(signal: AbortSignal): Promise<Built> {
    const version = await this.versions.read(signal);
    if (this.current?.version === version) return this.current.built;
    const made = this.start(version);
    this.current = made;
    made.built.catch(() => {
      if (this.current === made) this.current = null;
    });
    return made.built;
  }

  async prepare(version: number): Promise<void> {
    this.next = this.start(version);
    await this.next.built;
  }

  adopt(version: number): void {
    if (this.next?.version === version) this.current = this.next;
    this.next = null;
  }

  private start(version: number): Build<Built> {
    // All callers share the build, so no caller's signal may abort it.
    return { version, built: this.build(new AbortController().signal) };
  }
}
