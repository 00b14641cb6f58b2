import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'auth:public';

/** Opens a route to callers without a token; all other routes require one. */
export const Public = (): CustomDecorator => SetMetadata(IS_PUBLIC, true);
