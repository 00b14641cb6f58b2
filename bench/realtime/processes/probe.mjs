// Loaded into every server's process before its program: tells the bench what the process uses, and ends with it.
import { setImmediate } from 'node:timers/promises';

const QUESTIONS = {
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  async memory() {
    for (let turn = 0; turn < 3; turn++) {
      globalThis.gc();
      await setImmediate();
    }
    return process.memoryUsage();
  },
};

// A loader of modules runs in a thread of its own, which has no parent to tell.
if (process.send !== undefined) {
  process.on('message', async ({ id, ask }) => {
    if (Object.hasOwn(QUESTIONS, ask)) process.send({ id, answer: await QUESTIONS[ask]() });
  });
  process.on('disconnect', () => process.exit(1));
  // The channel alone keeps no process that wants to end.
  process.channel?.unref();
}
