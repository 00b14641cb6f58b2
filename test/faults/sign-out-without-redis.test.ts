import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWith, POSTGRES, redisServer } from '../support/needs.js';
import { TestNodes } from '../support/nodes.js';
import { RedisServer } from '../support/redis-server.js';
import { RestClient } from '../support/rest-client.js';

describeWith([POSTGRES, redisServer()], 'two nodes whose Redis is gone', () => {
  let redis: RedisServer;
  let nodes: TestNodes;

  beforeAll(async () => {
    redis = await RedisServer.start();
    nodes = await TestNodes.start(2, { REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await nodes.close();
    await redis.close();
  });

  it('refuse a token on one as soon as its user has signed out everywhere on the other', async () => {
    const [one, other] = nodes.apps;
    if (one === undefined || other === undefined) throw new Error('there are not two nodes');
    const token = await one.token();
    const statusOn = async (url: string): Promise<number> =>
      (await new RestClient(url, token).get('/api/user/check-auth')).status;
    // The other node keeps who the user is.
    expect([await statusOn(one.url), await statusOn(other.url)]).toEqual([200, 200]);
    await redis.kill();
    await sleep(200);
    const signedOut = await new RestClient(one.url, token).post('/api/auth/logout-everywhere');
    expect(signedOut.status).toBeLessThan(300);
    expect([await statusOn(one.url), await statusOn(other.url)]).toEqual([401, 401]);
  });
});
