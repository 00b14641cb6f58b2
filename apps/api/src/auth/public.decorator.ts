import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'auth:public';

/** Opens a route to callers without a token; all other routes require one. */
export const Public = (): CustomDecorator => SetMetadata(IS_PUBLIC, true);

export const FOR_PRIVATE_NETWORK = 'auth:for-private-network';

/** Requests of the private network that no proxy forwarded need no token; the caller is then null. */
export const ForPrivateNetwork = (): CustomDecorator => SetMetadata(FOR_PRIVATE_NETWORK, true);
