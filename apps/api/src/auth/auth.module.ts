import { Module } from '@nestjs/common';
import { RefusalBudget } from '../http/refusal-budget.js';
import { UserModule } from '../user/user.module.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DevLoginService } from './dev-login.service.js';
import { JwtStrategy } from './jwt.strategy.js';

@Module({
  imports: [UserModule],
  controllers: [AuthController],
  providers: [AuthService, DevLoginService, JwtStrategy, RefusalBudget],
  exports: [AuthService, RefusalBudget],
})
export class AuthModule {}
