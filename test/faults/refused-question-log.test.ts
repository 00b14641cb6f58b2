import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { RefusedWrites } from '../support/refused-writes.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const DISK_FULL = '53100';

describeWith([POSTGRES], 'a question over a socket that the database refuses', () => {
  const log: string[] = [];
  let model: AnthropicServer;
  let app: TestApp;
  let writes: RefusedWrites;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(
      { ...model.env, LOG_LEVEL: 'warn' },
      { log: (line) => log.push(line), ownDatabase: true },
    );
    writes = await RefusedWrites.prepare((sql, parameters) => app.query(sql, parameters));
  });
  afterAll(async () => {
    await writes.close();
    await app.close();
    await model.close();
  });

  it('is in the log with the reason of PostgreSQL, without its text', async () => {
    const client = await RealtimeClient.connect(app.url, await app.token());
    await writes.refuse(DISK_FULL);
    const ack = await client.send('message', { content: 'Who wrote this?' });
    client.close();
    expect(ack.error.code).toBe('database_unavailable');
    const lines = log.filter((line) => line.includes('the event message was refused'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('the write is refused');
    expect(lines[0]).toContain(DISK_FULL);
    expect(log.join()).not.toContain('Who wrote this?');
  });
});
