import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import { clientKey } from '../http/client-key.js';

/** What the client of a socket is counted by; TRUST_PROXY proxies in front tell its address, as for requests. */
export const clientKeyOf = (request: IncomingMessage, trustedProxies: number): string =>
  clientKey(proxyAddress(request, (_address, hop) => hop < trustedProxies));
