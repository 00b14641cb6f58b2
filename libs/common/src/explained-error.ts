/** A failure whose message tells the operator what to do, so that it is printed without a stack. */
export class ExplainedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
