import { Global, Module } from '@nestjs/common';
import { NodeBus } from './node-bus.js';

/** What processes tell one another. */
@Global()
@Module({ providers: [NodeBus], exports: [NodeBus] })
export class NodesModule {}
