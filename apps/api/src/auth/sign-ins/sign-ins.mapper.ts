import type { SignIn, TokenPairAnswer } from '@app/chat-protocol';
import type { SignInEntity } from './sign-in.entity.js';
import type { TokenPair } from './sign-ins.service.js';

export function toTokenPairAnswer({
  accessToken,
  refreshToken,
  expiresInSeconds,
}: TokenPair): TokenPairAnswer {
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: expiresInSeconds,
  };
}

export function toSignIn(signIn: SignInEntity, currentId: string | null): SignIn {
  return {
    id: signIn.id,
    device: signIn.device,
    address: signIn.address,
    is_current: signIn.id === currentId,
    created_at: signIn.createdAt.toISOString(),
    last_used_at: signIn.lastUsedAt.toISOString(),
  };
}
