import { ApiProperty } from '@nestjs/swagger';
import { IsTrimmedText } from '../../http/field-rules.js';

const CONFIRM_LENGTH = { minimum: 1, maximum: 320 };

export class DeleteAccountRequestDto {
  @ApiProperty({
    minLength: CONFIRM_LENGTH.minimum,
    maxLength: CONFIRM_LENGTH.maximum,
    example: 'someone@example.com',
    description: 'Your e-mail address or your user id, to confirm the deletion.',
  })
  @IsTrimmedText(CONFIRM_LENGTH)
  confirm!: string;
}
