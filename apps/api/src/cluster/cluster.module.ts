import { Global, Module } from '@nestjs/common';
import { NodeMessages } from './node-messages.js';
import { RedisNodeTransport } from './redis-node-transport.js';

@Global()
@Module({ providers: [NodeMessages, RedisNodeTransport], exports: [NodeMessages] })
export class ClusterModule {}
