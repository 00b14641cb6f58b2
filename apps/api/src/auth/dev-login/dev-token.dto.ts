import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsEmail, IsOptional } from 'class-validator';
import { IsTrimmedText } from '../../http/field-rules.js';

export class DevTokenRequestDto {
  @ApiProperty({ format: 'email', maxLength: 254, example: 'someone@example.com' })
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  )
  @IsEmail({}, { message: 'must be an e-mail address' })
  email!: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    example: 'Someone',
    description: 'Display name.',
  })
  @IsOptional()
  @IsTrimmedText({ minimum: 1, maximum: 200 })
  name?: string;
}
