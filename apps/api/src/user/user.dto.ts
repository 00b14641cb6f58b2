import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUrl, MaxLength } from 'class-validator';
import { IsTrimmedText } from '../http/field-rules.js';

export class UserProfileDto {
  @ApiProperty({ type: 'integer', example: 7 })
  id!: number;

  @ApiProperty({
    type: 'string',
    format: 'email',
    nullable: true,
    description:
      'In lower case. Null when the sign-in gave none, or when another account has proved that the address is its own.',
    example: 'someone@example.com',
  })
  email!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'Someone' })
  name!: string | null;

  @ApiProperty({ type: 'string', format: 'uri', nullable: true, example: 'https://example.com/someone.png' })
  picture!: string | null;

  @ApiProperty({ description: 'Who vouches for the person.', example: 'google' })
  provider!: string;

  @ApiProperty({ example: false })
  is_admin!: boolean;

  @ApiProperty({ example: true })
  is_active!: boolean;

  @ApiProperty({ type: 'integer', description: 'Requests counted ever.', example: 120 })
  total_requests!: number;

  @ApiProperty({ type: 'integer', description: 'Requests counted since midnight UTC.', example: 4 })
  daily_requests!: number;

  @ApiProperty({ type: 'integer', description: 'How many requests a day may have.', example: 100 })
  daily_request_limit!: number;

  @ApiProperty({ type: 'integer', description: 'What remains until midnight UTC.', example: 96 })
  remaining_requests!: number;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T12:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T12:00:00.000Z' })
  updated_at!: string;
}

export class UpdateProfileRequestDto {
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: 1,
    maxLength: 200,
    example: 'Someone',
    description: 'Spaces around it are taken away; one character must be visible. Null takes the name away.',
  })
  @IsOptional()
  @IsTrimmedText({ minimum: 1, maximum: 200 })
  name?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    format: 'uri',
    nullable: true,
    maxLength: 2000,
    example: 'https://example.com/someone.png',
    description: 'An http or https address; null takes the picture away.',
  })
  @IsOptional()
  @MaxLength(2000, { message: 'must have at most 2000 characters' })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be an http or https address' },
  )
  picture?: string | null;
}

export class UpdateProfileAnswerDto {
  @ApiProperty({ enum: [true], example: true })
  success!: true;

  @ApiProperty({ type: UserProfileDto })
  user!: UserProfileDto;
}

export class UsageDto {
  @ApiProperty({ type: 'integer', description: 'Requests counted ever.', example: 121 })
  total_requests!: number;

  @ApiProperty({ type: 'integer', description: 'Requests counted since midnight UTC.', example: 5 })
  daily_requests!: number;

  @ApiProperty({ type: 'integer', description: 'What remains until midnight UTC.', example: 95 })
  remaining_requests!: number;
}

export class IncrementUsageAnswerDto {
  @ApiProperty({ enum: [true], example: true })
  success!: true;

  @ApiProperty({ example: 'One request was counted.' })
  message!: string;

  @ApiProperty({ type: UsageDto })
  usage!: UsageDto;
}

export class CheckAuthAnswerDto {
  @ApiProperty({ enum: [true], example: true })
  authenticated!: true;

  @ApiProperty({ type: 'integer', example: 7 })
  user_id!: number;

  @ApiProperty({
    type: 'string',
    format: 'email',
    nullable: true,
    description: 'As in the profile.',
    example: 'someone@example.com',
  })
  email!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'Someone' })
  name!: string | null;

  @ApiProperty({ enum: [true], example: true })
  token_valid!: true;

  @ApiProperty({
    format: 'date-time',
    description: 'When the token ends.',
    example: '2026-08-02T12:00:00.000Z',
  })
  expires_at!: string;
}
