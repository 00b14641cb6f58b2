// @ts-check
import { refuseCopyFromStandardInput, STARTUP_MESSAGE, SYNC_MESSAGE } from './frontend-messages.js';

/** Frontend messages that complete a batch: Sync, simple Query, Terminate and start-up. */
const BATCH_ENDS = new Set(['S', 'Q', 'X', '\0'].map((letter) => letter.charCodeAt(0)));

/**
 * Wraps the engine for the socket server. All connections share one backend and must not affect each other.
 *
 * The server switches connections after every protocol message unless a transaction is open. An extended query is
 * several messages (Parse, Bind, Execute, Sync) on the backend's only unnamed statement. If it arrives in several socket
 * reads, another connection's query could replace the statement in between and receive the wrong rows. An unfinished
 * batch is therefore reported as an open transaction.
 */
export class SerializedEngine {
  #batchIsOpen = false;

  /** @param {import('@electric-sql/pglite').PGlite} engine */
  constructor(engine) {
    this.engine = engine;
    this.waitReady = engine.waitReady;
  }

  isInTransaction() {
    return this.#batchIsOpen || this.engine.isInTransaction();
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   */
  runExclusive(work) {
    return this.engine.runExclusive(work);
  }

  /**
   * @param {Uint8Array} message
   * @param {import('@electric-sql/pglite').ExecProtocolOptionsStream} options
   */
  async execProtocolRawStream(message, options) {
    const type = message[0] ?? 0;
    this.#batchIsOpen = !BATCH_ENDS.has(type);
    // Start-up parameters would affect all connections (`replication` breaks all queries).
    const safe = type === 0 ? STARTUP_MESSAGE : refuseCopyFromStandardInput(message);
    await this.engine.execProtocolRawStream(safe, options);
  }

  /**
   * Called by the server with ROLLBACK when the active connection closes.
   * @param {string} statement
   */
  async exec(statement) {
    if (this.#batchIsOpen) {
      this.#batchIsOpen = false;
      // After an error the backend skips messages up to a Sync, which the closed connection never sent.
      await this.engine.runExclusive(() =>
        this.engine.execProtocolRawStream(SYNC_MESSAGE, { onRawData: () => undefined }),
      );
    }
    return this.engine.isInTransaction() ? this.engine.exec(statement) : [];
  }
}
