import { StarterDataService } from '@app/data-collection';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Sees to it that there is something to answer from before the first request is taken. */
@Injectable()
export class StarterDataLoader implements OnApplicationBootstrap {
  constructor(private readonly starterData: StarterDataService) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.starterData.loadWhenEmpty();
  }
}
