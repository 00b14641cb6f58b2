import cliProgress from 'cli-progress';

export interface ShownProgress {
  /** Default: reading. */
  step?: string;
  file: string;
  bytesRead: number;
  /** Null if unknown. */
  bytes: number | null;
  /** Null if rows are not read. */
  rowsRead: number | null;
}

export interface ProgressView {
  update(progress: ShownProgress): void;
  end(): void;
}

/**
 * A progress bar on a terminal, one line per file elsewhere. Standard error, so that the report can be piped.
 */
export const createProgressView = (): ProgressView =>
  process.stderr.isTTY ? new ProgressBar() : new ProgressLines();

class ProgressBar implements ProgressView {
  private readonly bar = new cliProgress.SingleBar({
    format: '{bar} {percentage} % | {file}{rows}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  private file: string | null = null;

  update({ file, bytes, bytesRead, rowsRead }: ShownProgress): void {
    const total = Math.max(bytes ?? bytesRead, 1);
    const payload = { file, rows: rowsRead === null ? '' : ` | ${rowsRead.toLocaleString('en-US')} lines` };
    if (this.file !== file) {
      this.file = file;
      this.bar.start(total, bytesRead, payload);
    } else {
      this.bar.setTotal(total);
      this.bar.update(bytesRead, payload);
    }
  }

  end(): void {
    this.bar.stop();
  }
}

class ProgressLines implements ProgressView {
  private line: string | null = null;

  update({ step, file }: ShownProgress): void {
    const line = `${step ?? 'reading'} ${file}\n`;
    if (line === this.line) return;
    this.line = line;
    process.stderr.write(line);
  }

  end(): void {}
}
