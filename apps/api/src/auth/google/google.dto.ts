import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class GoogleIdTokenRequestDto {
  @ApiProperty({ maxLength: 16_384, description: 'An OpenID Connect ID token of Google.' })
  @Matches(/^[\w-]+\.[\w-]+\.[\w-]+$/, { message: 'must be an ID token' })
  @MaxLength(16_384, { message: 'must have at most 16384 characters' })
  id_token!: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'The nonce of the sign-in; the ID token must have the same.',
  })
  @IsOptional()
  @IsString({ message: 'must be text' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  nonce?: string;
}

export class GoogleLoginQueryDto {
  @ApiPropertyOptional({
    maxLength: 2000,
    description: 'Page to return to, of an origin in FRONTEND_URL or of this service. Default: FRONTEND_URL.',
  })
  @IsOptional()
  @IsString({ message: 'must be text' })
  @MaxLength(2000, { message: 'must have at most 2000 characters' })
  return_to?: string;
}
