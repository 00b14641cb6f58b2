import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SealedCookie } from '../sealed/sealed-cookie.js';
import { SealedValues } from '../sealed/sealed-values.js';

const login = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

export type Login = z.output<typeof login>;

/** A started sign-in with Google. */
@Injectable()
export class LoginCookie extends SealedCookie<Login> {
  constructor({ publicUrl }: AppConfig, sealed: SealedValues) {
    super(sealed, {
      name: 'mma-savant.login',
      path: '/api/auth/google',
      purpose: 'sign-in',
      schema: login,
      isSecure: publicUrl.startsWith('https:'),
    });
  }
}
