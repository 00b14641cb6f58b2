// Preloaded into a service process: SIGUSR2 sets its clock back by an hour, and the next one sets it right again.
const STEP_MS = 60 * 60_000;
const RealDate = Date;
let offset = 0;

globalThis.Date = class extends RealDate {
  constructor(...fields) {
    if (fields.length === 0) super(RealDate.now() + offset);
    else super(...fields);
  }

  static now() {
    return RealDate.now() + offset;
  }
};

process.on('SIGUSR2', () => {
  offset = offset === 0 ? -STEP_MS : 0;
});
