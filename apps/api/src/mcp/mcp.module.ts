import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ToolsModule } from '../tools/tools.module.js';
import { McpController } from './mcp.controller.js';
import { McpService } from './mcp.service.js';
import { ProtectedResourceController } from './protected-resource.controller.js';

/** The tools as an MCP server. */
@Module({
  imports: [AuthModule, ToolsModule],
  controllers: [McpController, ProtectedResourceController],
  providers: [McpService],
})
export class McpModule {}
