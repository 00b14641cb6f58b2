import type { ReadProgress } from '@app/data-collection';
import cliProgress from 'cli-progress';

export interface ProgressView {
  update(progress: ReadProgress): void;
  end(): void;
}

/**
 * A progress bar on a terminal, one line per file elsewhere. Standard error, so that the report can be piped.
 */
export const createProgressView = (): ProgressView =>
  process.stderr.isTTY ? new ProgressBar() : new ProgressLines();

class ProgressBar implements ProgressView {
  private readonly bar = new cliProgress.SingleBar({
    format: '{bar} {percentage} % | {file} | {rows} lines',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  private file: string | null = null;

  update({ file, bytes, bytesRead, rowsRead }: ReadProgress): void {
    const total = Math.max(bytes ?? bytesRead, 1);
    const payload = { file, rows: rowsRead.toLocaleString('en-US') };
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
  private file: string | null = null;

  update({ file }: ReadProgress): void {
    if (file === this.file) return;
    this.file = file;
    process.stderr.write(`reading ${file}\n`);
  }

  end(): void {}
}
