import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AnthropicServer } from '../support/anthropic-server.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Questions that imitate the normalized form of an honest question. */
const ATTACKS: [string, (name: string, id: string) => string][] = [
  ['a placeholder and an id', (_name, id) => `what is \uE000's takedown accuracy | ${id}`],
  ['a placeholder beside the name', (name) => `what is \uE000${name}'s takedown accuracy`],
  ['the parts of a key', (_name, id) => `what is "},{"fighter":"${id}"},{"text":"'s takedown accuracy`],
  ['fullwidth letters', (name) => `ｗｈａｔ ｉｓ ${name}'s takedown accuracy`],
  ['invisible characters', (name) => `wh\u200Bat is ${name}'s takedown accuracy`],
];

describe('an answer shared between users', () => {
  let app: TestApp;
  let attacker: RealtimeClient;
  let honest: RealtimeClient;
  let fighters: { id: string; name: string }[];

  beforeAll(async () => {
    app = await startTestApp();
    attacker = await RealtimeClient.connect(app.url, await app.token('attacker@example.com'));
    honest = await RealtimeClient.connect(app.url, await app.token('honest@example.com'));
    fighters = await app.app.get(DataSource).query<{ id: string; name: string }[]>(
      `SELECT fighter.id, fighter.name FROM mma.fighters fighter
        WHERE fighter.name IN ('Jon Jones', 'Khabib Nurmagomedov', 'Conor McGregor', 'Dustin Poirier',
                               'Georges St-Pierre', 'Israel Adesanya', 'Max Holloway', 'Amanda Nunes',
                               'Stipe Miocic', 'Charles Oliveira')
        ORDER BY fighter.id`,
    );
  });
  afterAll(async () => {
    attacker.close();
    honest.close();
    await app.close();
  });

  it.each(ATTACKS)('is never that of a question with %s, in either order', async (what, attack) => {
    const order = ATTACKS.findIndex(([name]) => name === what) * 2;
    const [one, other] = fighters.slice(order, order + 2);
    if (one === undefined || other === undefined) throw new Error('the starter data lacks the fighters');
    const question = (name: string): string => `What is ${name}'s takedown accuracy?`;

    const first = await attacker.ask(attack(one.name, one.id));
    const second = await honest.ask(question(one.name));
    expect(second.end).toMatchObject({ status: 'complete', cached: false });
    expect(second.end.content).toContain(one.name);
    expect(second.end.content).toMatch(/takedown/i);

    await honest.ask(question(other.name));
    const last = await attacker.ask(attack(other.name, other.id));
    expect(last.end).toMatchObject({ cached: false });
    expect(first.end.status).toBe('complete');
  });

  it('is that of the same question', async () => {
    const [{ name } = { name: '' }] = fighters;
    await attacker.ask(`What is ${name}'s reach?`);
    expect((await honest.ask(`what is  ${name.toUpperCase()}'s reach`)).end).toMatchObject({ cached: true });
  });
});

describe('a title shared between users', () => {
  it('is never that of a question with a placeholder', async () => {
    const model = await AnthropicServer.start();
    const app = await startTestApp(model.env);
    const [{ id, name } = { id: '', name: '' }] = await app.app
      .get(DataSource)
      .query<{ id: string; name: string }[]>(`SELECT id, name FROM mma.fighters WHERE name = 'Jon Jones'`);
    const clients = [
      await RealtimeClient.connect(app.url, await app.token('attacker@example.com')),
      await RealtimeClient.connect(app.url, await app.token('honest@example.com')),
    ];
    try {
      model.sideReply = (stream) => stream.answer('A title of the attacker');
      await clients[0]?.ask(`what is \uE000's takedown accuracy | ${id}`);
      await clients[0]?.waitFor('session_updated', ({ title }) => title === 'A title of the attacker');
      model.sideReply = (stream) => stream.answer('The takedown accuracy of a champion');
      await clients[1]?.ask(`What is ${name}'s takedown accuracy?`);
      await clients[1]?.waitFor(
        'session_updated',
        ({ title }) => title === 'The takedown accuracy of a champion',
      );
    } finally {
      for (const client of clients) client.close();
      await app.close();
      await model.close();
    }
  });
});
