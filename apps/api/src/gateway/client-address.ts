import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** The client's address as TRUST_PROXY proxies in front tell it; the same rule as for requests. */
export const clientAddress = (request: IncomingMessage, trustedProxies: number): string =>
  proxyAddress(request, (_address, hop) => hop < trustedProxies) ?? '';
