import {
  countedRequest,
  updatedProfile,
  tokenCheck,
  userProfile,
  type CountedRequest,
  type UpdatedProfile,
  type TokenCheck,
  type UserProfile,
} from '@app/chat-protocol';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ProfileService } from './profile.service.js';
import { UpdateProfileRequestDto } from './user.dto.js';

@ApiTags('Users')
@Controller('user')
export class UserController {
  constructor(private readonly profiles: ProfileService) {}

  @Get('profile')
  @ApiOperation({ summary: 'Read your profile' })
  @ApiAnswer(userProfile, { description: 'Your profile with the request counts of the day (UTC).' })
  @ApiProblems()
  profile(@CurrentUser() user: AuthenticatedUser): Promise<UserProfile> {
    return this.profiles.read(user);
  }

  @Get('me')
  @ApiOperation({ summary: 'Read your profile (another address of the same)' })
  @ApiAnswer(userProfile, { description: 'Your profile with the request counts of the day (UTC).' })
  @ApiProblems()
  me(@CurrentUser() user: AuthenticatedUser): Promise<UserProfile> {
    return this.profiles.read(user);
  }

  @Put('profile')
  @ApiOperation({
    summary: 'Change your name, picture, language or time zone',
    description: 'Absent fields do not change.',
  })
  @ApiAnswer(updatedProfile, { description: 'The profile after the change.' })
  @ApiProblems('validation_failed', 'malformed_json', 'payload_too_large')
  updateProfile(
    @CurrentUser() user: AuthenticatedUser,
    @Body() change: UpdateProfileRequestDto,
  ): Promise<UpdatedProfile> {
    return this.profiles.update(user, change);
  }

  @Post('increment-usage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Count one request',
    description:
      'The count is reset at midnight UTC. The service counts questions itself, over every transport.',
  })
  @ApiAnswer(countedRequest, { description: 'The counts after this request.' })
  @ApiProblems('usage_limit_exceeded')
  incrementUsage(@CurrentUser() user: AuthenticatedUser): Promise<CountedRequest> {
    return this.profiles.countRequest(user);
  }

  @Get('check-auth')
  @ApiOperation({ summary: 'Check your token' })
  @ApiAnswer(tokenCheck, { description: 'The token is valid until `expires_at`.' })
  @ApiProblems()
  checkAuth(@CurrentUser() user: AuthenticatedUser): TokenCheck {
    return this.profiles.describeToken(user);
  }
}
