// @ts-check
import { refuseCopyFromStandardInput, STARTUP_MESSAGE, SYNC_MESSAGE } from './frontend-messages.js';

/** Frontend messages after which the server has answered completely: Sync, simple Query, Terminate, and start-up. */
const BATCH_ENDS = new Set(['S', 'Q', 'X', '\0'].map((letter) => letter.charCodeAt(0)));

/**
 * What the socket server sees instead of the engine itself. All connections share one backend, which has to be guarded
 * from what only one of them may do to it.
 *
 * The server lets another connection in after every single protocol message unless a transaction is open. An extended
 * query is several messages (Parse, Bind, Execute, Sync) over the backend's one unnamed statement; when it arrives in
 * pieces (parameters of more than one socket read), another connection's query would replace the statement in between
 * and each would get the other's rows. So an unfinished batch is reported as an open transaction: it keeps its
 * connection's turn.
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
    // A start-up's parameters would change the backend for every connection (`replication` ends all queries).
    const safe = type === 0 ? STARTUP_MESSAGE : refuseCopyFromStandardInput(message);
    await this.engine.execProtocolRawStream(safe, options);
  }

  /**
   * The server calls this with ROLLBACK when a connection goes away while it has the turn.
   * @param {string} statement
   */
  async exec(statement) {
    if (this.#batchIsOpen) {
      this.#batchIsOpen = false;
      // After an error the backend skips everything up to a Sync; the one that was owed never came.
      await this.engine.runExclusive(() =>
        this.engine.execProtocolRawStream(SYNC_MESSAGE, { onRawData: () => undefined }),
      );
    }
    return this.engine.isInTransaction() ? this.engine.exec(statement) : [];
  }
}
