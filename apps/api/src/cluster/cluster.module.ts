import { Global, Module } from '@nestjs/common';
import { NodeMessages } from './node-messages.js';

/** What processes tell one another. */
@Global()
@Module({ providers: [NodeMessages], exports: [NodeMessages] })
export class ClusterModule {}
