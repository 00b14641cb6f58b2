import { MmaModule } from '@app/mma';
import { Module } from '@nestjs/common';
import { UserModule } from '../user/user.module.js';
import { ToolsController } from './tools.controller.js';
import { ToolsService } from './tools.service.js';

/** The tools over REST. */
@Module({
  imports: [MmaModule, UserModule],
  controllers: [ToolsController],
  providers: [ToolsService],
  exports: [ToolsService],
})
export class ToolsModule {}
