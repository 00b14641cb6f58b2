import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class FirstAdministratorRequestDto {
  @ApiProperty({
    minLength: 20,
    maxLength: 200,
    description: 'The part after # of the link that the service showed at its start.',
  })
  @Matches(/^[\w-]{20,200}$/, {
    message: 'must be the code of the link that the service showed at its start',
  })
  code!: string;
}
