import type { ProtectedResource } from '@app/chat-protocol';
import type { AppConfig } from '@app/config';

/** RFC 9728: the address of the resource's path is part of the address of its metadata. */
export const METADATA_PATH = '.well-known/oauth-protected-resource';

export const resourceMetadataOf = ({ publicUrl }: AppConfig): string => `${publicUrl}/${METADATA_PATH}/mcp`;

export const describeResource = ({ publicUrl }: AppConfig): ProtectedResource => ({
  resource: `${publicUrl}/mcp`,
  resource_name: 'MMA Savant',
  authorization_servers: [publicUrl],
  scopes_supported: ['mcp'],
  bearer_methods_supported: ['header'],
  resource_documentation: `${publicUrl}/docs`,
});
