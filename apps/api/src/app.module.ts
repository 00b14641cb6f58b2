import { CacheModule } from '@app/cache';
import { AppConfig, ConfigModule } from '@app/config';
import { DatabaseModule, DatabaseOpening } from '@app/database';
import { MMA_ENTITIES } from '@app/mma';
import { RedisModule } from '@app/redis';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AdminModule } from './admin/admin.module.js';
import { AuditEntryEntity } from './admin/audit-entry.entity.js';
import { FirstAdministratorCodeEntity } from './admin/first-administrator/first-administrator-code.entity.js';
import { AuthModule } from './auth/auth.module.js';
import { BearerAuthGuard } from './auth/bearer-auth.guard.js';
import { RefreshTokenEntity } from './auth/sign-ins/refresh-token.entity.js';
import { SignInCodeEntity } from './auth/sign-ins/sign-in-code.entity.js';
import { SignInEntity } from './auth/sign-ins/sign-in.entity.js';
import { ChatMessageEntity } from './chat-session/chat-message.entity.js';
import { ChatSessionEntity } from './chat-session/chat-session.entity.js';
import { ChatSessionModule } from './chat-session/chat-session.module.js';
import { ChatShareEntity } from './chat-session/share/chat-share.entity.js';
import { ChatTurnModule } from './chat-turn/chat-turn.module.js';
import { GatewayModule } from './gateway/gateway.module.js';
import { RateLimitGuard } from './http/rate-limit.guard.js';
import { createRateLimitModule } from './http/rate-limit.module.js';
import { ClusterModule } from './cluster/cluster.module.js';
import { McpModule } from './mcp/mcp.module.js';
import { AuthorizationCodeEntity } from './oauth/authorization-code.entity.js';
import { OAuthModule } from './oauth/oauth.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { RunningTelemetry } from './operations/telemetry/start-telemetry.js';
import { TelemetryModule } from './operations/telemetry/telemetry.module.js';
import { ToolsModule } from './tools/tools.module.js';
import { UsageModule } from './usage/usage.module.js';
import { ModelRequestEntity } from './usage/model-request.entity.js';
import { DeletedAccountEntity } from './user/account/deleted-account.entity.js';
import { UserEntity } from './user/user.entity.js';
import { UserModule } from './user/user.module.js';
import { WebModule } from './web/web.module.js';

export const ENTITIES = [
  ...MMA_ENTITIES,
  UserEntity,
  DeletedAccountEntity,
  SignInEntity,
  RefreshTokenEntity,
  SignInCodeEntity,
  AuthorizationCodeEntity,
  ChatSessionEntity,
  ChatMessageEntity,
  ChatShareEntity,
  ModelRequestEntity,
  AuditEntryEntity,
  FirstAdministratorCodeEntity,
];

/** The composition root. */
@Module({})
export class AppModule {
  static forRoot(
    config: AppConfig,
    database = new DatabaseOpening(config, ENTITIES),
    telemetry = RunningTelemetry.OFF,
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(config, ENTITIES, database),
        TelemetryModule.forRoot(telemetry),
        CacheModule,
        RedisModule,
        ClusterModule,
        createRateLimitModule(),
        UserModule,
        AuthModule,
        UsageModule,
        ChatSessionModule,
        ChatTurnModule,
        ToolsModule,
        McpModule,
        OAuthModule,
        GatewayModule,
        OperationsModule,
        AdminModule,
        WebModule,
      ],
      providers: [
        // The order matters: rate limits count per authenticated user.
        { provide: APP_GUARD, useClass: BearerAuthGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
      ],
    };
  }
}
