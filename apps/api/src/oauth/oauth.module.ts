import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.js';
import { UserModule } from '../user/user.module.js';
import { AuthorizationCodeEntity } from './authorization-code.entity.js';
import { AuthorizationCodeRepository } from './authorization-code.repository.js';
import { AuthorizationController } from './authorization.controller.js';
import { AuthorizationCookie } from './authorization-cookie.js';
import { AuthorizationRequests } from './authorization-requests.js';
import { AuthorizationService } from './authorization.service.js';
import { OAuthClientController } from './oauth-client.controller.js';
import { OAuthClientsService } from './oauth-clients.service.js';
import { TokensService } from './tokens.service.js';

/** OAuth 2.1 for MCP clients. */
@Module({
  imports: [AuthModule, UserModule, TypeOrmModule.forFeature([AuthorizationCodeEntity])],
  controllers: [AuthorizationController, OAuthClientController],
  providers: [
    AuthorizationCodeRepository,
    AuthorizationCookie,
    AuthorizationRequests,
    AuthorizationService,
    OAuthClientsService,
    TokensService,
  ],
})
export class OAuthModule {}
