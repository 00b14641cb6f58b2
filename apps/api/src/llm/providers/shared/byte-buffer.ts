const FIRST_CAPACITY = 1024;

/** Bytes that are put together from pieces, however many and small they are. */
export class ByteBuffer {
  private bytes = new Uint8Array(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  append(piece: Uint8Array): void {
    const needed = this.used + piece.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2, FIRST_CAPACITY));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.used);
    this.used = needed;
  }

  /** Returns the collected bytes and empties the buffer. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.used);
    this.bytes = new Uint8Array(0);
    this.used = 0;
    return taken;
  }
}
