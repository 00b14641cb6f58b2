import { AppConfig } from '@app/config';
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Cache } from './cache.js';

@Global()
@Module({
  providers: [{ provide: Cache, inject: [AppConfig], useFactory: (config: AppConfig) => new Cache(config) }],
  exports: [Cache],
})
export class CacheModule implements OnApplicationShutdown {
  constructor(private readonly cache: Cache) {}

  onApplicationShutdown(): void {
    this.cache.close();
  }
}
