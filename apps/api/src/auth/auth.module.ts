import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OriginPolicy } from '../http/origin-policy.js';
import { RefusalBudget } from '../http/refusal-budget.js';
import { UserModule } from '../user/user.module.js';
import { AuthService } from './auth.service.js';
import { DevLoginController } from './dev-login/dev-login.controller.js';
import { DevLoginService } from './dev-login/dev-login.service.js';
import { GoogleController } from './google/google.controller.js';
import { GoogleSignInService } from './google/google-sign-in.service.js';
import { LoginCookie } from './google/login-cookie.js';
import { OpenIdProvider } from './google/openid-provider.js';
import { SealedValues } from './sealed/sealed-values.js';
import { RefreshTokenEntity } from './sign-ins/refresh-token.entity.js';
import { SignInCodeEntity } from './sign-ins/sign-in-code.entity.js';
import { SignInEntity } from './sign-ins/sign-in.entity.js';
import { SignInRepository } from './sign-ins/sign-in.repository.js';
import { SignInsExport } from './sign-ins/sign-ins.export.js';
import { SignInsController } from './sign-ins/sign-ins.controller.js';
import { SignInsService } from './sign-ins/sign-ins.service.js';
import { AccessTokens } from './tokens/access-token.js';
import { EncryptedTokens } from './tokens/encrypted-token.js';
import { JwtStrategy } from './tokens/jwt.strategy.js';
import { TokenKeys } from './tokens/token-keys.js';
import { TokenVerifier } from './tokens/token-verifier.js';

@Module({
  imports: [UserModule, TypeOrmModule.forFeature([SignInEntity, RefreshTokenEntity, SignInCodeEntity])],
  controllers: [DevLoginController, GoogleController, SignInsController],
  providers: [
    AccessTokens,
    AuthService,
    DevLoginService,
    EncryptedTokens,
    GoogleSignInService,
    JwtStrategy,
    LoginCookie,
    OpenIdProvider,
    OriginPolicy,
    RefusalBudget,
    SealedValues,
    SignInRepository,
    SignInsExport,
    SignInsService,
    TokenKeys,
    TokenVerifier,
  ],
  exports: [AuthService, DevLoginService, OriginPolicy, RefusalBudget, SealedValues, SignInsService],
})
export class AuthModule {}
