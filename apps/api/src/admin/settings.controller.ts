import { settingList, type SettingList } from '@app/chat-protocol';
import { AppConfig, describeSettings } from '@app/config';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { AdministratorsOnly } from './admin.guard.js';

@AdministratorsOnly()
@Controller('admin/settings')
export class SettingsController {
  constructor(private readonly config: AppConfig) {}

  @Get()
  @ApiOperation({
    summary: 'Read the settings',
    description:
      'Of the process that answers, with where each came from. Secrets are told as set or unset only.',
  })
  @ApiAnswer(settingList, { description: 'All settings.' })
  @ApiProblems('forbidden')
  read(): SettingList {
    const settings = describeSettings(this.config).map(({ isSecret, isSet, ...setting }) => ({
      ...setting,
      is_secret: isSecret,
      is_set: isSet,
    }));
    return { settings };
  }
}
