import { AppConfig } from '@app/config';
import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { closeRedis, openRedis, redisPrefix, type RedisClient } from './open-redis.js';

/** The connection over which this process shares limits and answers with others. Its commands fail at once while Redis is away. */
@Injectable()
export class SharedRedis implements OnApplicationShutdown {
  /** Null where no Redis is set: then this is the only process. */
  readonly client: RedisClient | null;
  readonly prefix: string;

  constructor(config: AppConfig) {
    this.client = openRedis(config, { consequence: 'this node goes by itself', waits: false });
    this.prefix = redisPrefix(config);
  }

  onApplicationShutdown(): void {
    closeRedis(this.client);
  }
}

/** Provides {@link SharedRedis} everywhere. */
@Global()
@Module({ providers: [SharedRedis], exports: [SharedRedis] })
export class RedisModule {}
