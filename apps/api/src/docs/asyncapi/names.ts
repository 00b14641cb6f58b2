import type { Reference } from './document-types.js';

/** `response_chunk` → `ResponseChunk` */
export const toPascalCase = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

export const messageReference = (name: string): Reference => ({ $ref: `#/components/messages/${name}` });
export const securityReference = (name: string): Reference => ({
  $ref: `#/components/securitySchemes/${name}`,
});
export const serverReference = (name: string): Reference => ({ $ref: `#/servers/${name}` });
export const channelReference = (name: string): Reference => ({ $ref: `#/channels/${name}` });
export const channelMessageReference = (channel: string, message: string): Reference => ({
  $ref: `#/channels/${channel}/messages/${message}`,
});
