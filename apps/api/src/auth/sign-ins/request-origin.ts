import type { FastifyRequest } from 'fastify';
import type { SignInOrigin } from './sign-ins.service.js';

export const originOf = ({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): SignInOrigin => ({
  device: headers['user-agent'] ?? null,
  // Without the zone of an IPv6 address.
  address: ip.split('%', 1)[0] ?? null,
});
