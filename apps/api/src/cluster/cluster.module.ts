import { Global, Module } from '@nestjs/common';
import { NodeMessages } from './node-messages.js';
import { RedisNodeTransport } from './redis-node-transport.js';

/** Messages between the nodes of one installation. */
@Global()
@Module({ providers: [NodeMessages, RedisNodeTransport], exports: [NodeMessages] })
export class ClusterModule {}
