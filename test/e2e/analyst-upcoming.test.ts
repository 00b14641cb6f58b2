import { ServedDataVersion } from '@app/mma';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe('the embedded analyst on upcoming events', () => {
  let app: TestApp;
  let client: RealtimeClient;

  const ask = async (question: string): Promise<string> => (await client.ask(question)).end.content;
  /** Stores an event and serves it as after an import. */
  const list = async (name: string, day: string, fighters: [string, string]): Promise<void> => {
    const source = app.app.get(DataSource, { strict: false });
    const ids = await source.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM mma.fighters WHERE name = ANY ($1)',
      [fighters],
    );
    const idOf = (asked: string) => ids.find((row) => row.name === asked)?.id ?? null;
    const [a, b] = fighters;
    const bout = {
      bout_id: `b-${name}`,
      fighter_a: a,
      fighter_a_id: idOf(a),
      fighter_b: b,
      fighter_b_id: idOf(b),
    };
    await source.query(
      `INSERT INTO mma.upcoming_events (id, name, name_folded, held_on, location, city, country, bouts)
       VALUES ($1, $1, $2, $3, 'Las Vegas, Nevada, USA', 'Las Vegas', 'USA', $4)`,
      [name, name.toLowerCase(), day, JSON.stringify([bout])],
    );
    await source.query('UPDATE mma.dataset SET data_version = data_version + 1');
    await app.app.get(ServedDataVersion, { strict: false }).refresh();
  };

  beforeAll(async () => {
    app = await startTestApp({});
    client = await RealtimeClient.connect(app.url, await app.token());
  }, 120_000);
  afterAll(async () => {
    client.close();
    await app.close();
  });

  it('says that nothing is in the data while the source lists nothing', async () => {
    expect(await ask('When is the next UFC event?')).toContain('are not in the data');
    expect(await ask('맥그리거 다음 경기 언제야?')).toContain('데이터에 없습니다');
  });

  it('tells what is listed, in both languages, and that it may change', async () => {
    await list('UFC 990', inDays(30), ['Conor McGregor', 'New Comer']);
    const english = await ask('When is the next UFC event?');
    expect(english).toContain('**UFC 990**');
    expect(english).toContain('may change');
    const korean = await ask('다음 경기 언제야');
    expect(korean).toContain('UFC 990');
    expect(korean).toContain('바뀔 수 있습니다');
    expect(await ask('Who is the next opponent of Conor McGregor?')).toContain('**New Comer** at UFC 990');
    expect(await ask('When does Khabib Nurmagomedov fight next fight?')).toMatch(
      /No upcoming event in the data lists a bout of Khabib Nurmagomedov/,
    );
  });

  it('tells the card of a named one without results', async () => {
    const text = await ask('UFC 990 card');
    expect(text).toContain('Conor McGregor vs. New Comer');
    expect(text).not.toContain('took place');
  });

  it('counts it in no record', async () => {
    const text = await ask("What is Conor McGregor's UFC record?");
    expect(text).toContain('10-5');
    expect(text).not.toContain('New Comer');
  });
});
