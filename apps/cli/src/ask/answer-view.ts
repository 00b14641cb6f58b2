import type { AnswerEvent } from '@app/client';

/** Where an answer's events are shown. */
export interface AnswerView {
  show(event: AnswerEvent): void;
}

/** One event per line, for programs. */
export class JsonLinesView implements AnswerView {
  constructor(private readonly out: NodeJS.WritableStream) {}

  show(event: AnswerEvent): void {
    this.out.write(`${JSON.stringify(event)}\n`);
  }
}
