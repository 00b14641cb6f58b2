import { ServedDataVersion } from '@app/mma';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { NodeMessages, nodeTopic } from '../../cluster/node-messages.js';

const CHANGED = nodeTopic<null>('data-changed');

/** Finds imports of other processes whose messages do not arrive, such as those of the command line. */
const POLL_MS = 2_000;

/** Has the values in memory prepared as soon as any process has imported new data. */
@Injectable()
export class DataVersionWatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private readonly shutdown = new AbortController();
  private polling: Promise<unknown> | null = null;

  constructor(
    private readonly versions: ServedDataVersion,
    private readonly nodes: NodeMessages,
  ) {
    nodes.on(CHANGED, () => void this.versions.refresh());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.poll(), POLL_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.shutdown.abort();
    await this.polling;
  }

  /** After an import of this process. */
  announce(): void {
    this.nodes.publish(CHANGED, null);
    void this.versions.refresh();
  }

  /** One query of one row. Requests report an unavailable database themselves. */
  private poll(): void {
    this.polling ??= this.versions
      .read(this.shutdown.signal)
      .catch(() => undefined)
      .finally(() => {
        this.polling = null;
      });
  }
}
