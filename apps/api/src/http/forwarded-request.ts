import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

const FORWARDING_HEADER =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-original-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|x-envoy-.+|x-amzn-.+|x-appengine-.+|cf-.+|fastly-.+|cdn-loop)$/;

const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** The header by which a proxy says that it forwarded the request; undefined for a direct request. */
export const forwardingHeader = (headers: IncomingHttpHeaders): string | undefined =>
  Object.keys(headers).find((name) => FORWARDING_HEADER.test(name));

/** Whether the request comes from the private network or this machine, and no proxy forwarded it. */
export function isPrivateRequest(request: {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}): boolean {
  return (
    isPrivateAddress(request.socket.remoteAddress ?? '') && forwardingHeader(request.headers) === undefined
  );
}

/** Accepts IPv4 addresses mapped to IPv6. */
function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
