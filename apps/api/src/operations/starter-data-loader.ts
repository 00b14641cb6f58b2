import { StarterDataService } from '@app/data-collection';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Loads the starter data into an empty database before the first request. */
@Injectable()
export class StarterDataLoader implements OnApplicationBootstrap {
  constructor(private readonly starterData: StarterDataService) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.starterData.loadWhenEmpty();
  }
}
