import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** Tokens and codes have 43 characters. */
const SECRET = /^[\w-]{20,200}$/;

export class RefreshTokenRequestDto {
  @ApiProperty({ minLength: 20, maxLength: 200, description: 'The newest refresh token of the sign-in.' })
  @Matches(SECRET, { message: 'must be a refresh token of this service' })
  refresh_token!: string;
}

export class ExchangeCodeRequestDto {
  @ApiProperty({
    minLength: 20,
    maxLength: 200,
    description: 'The `code` of the address that sign-in returned to.',
  })
  @Matches(SECRET, { message: 'must be the code that sign-in returned' })
  code!: string;
}
