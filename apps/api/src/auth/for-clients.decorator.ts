import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const FOR_CLIENTS = 'auth:for-clients';

/** Opens a route to the tokens of OAuth clients; all other routes refuse them. */
export const ForClients = (): CustomDecorator => SetMetadata(FOR_CLIENTS, true);
