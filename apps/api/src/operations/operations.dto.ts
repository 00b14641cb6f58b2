import { ApiProperty } from '@nestjs/swagger';

export class LivenessDto {
  @ApiProperty({ enum: ['live'], example: 'live' })
  status!: 'live';
}

export class ReadinessDto {
  @ApiProperty({ enum: ['ready'], example: 'ready' })
  status!: 'ready';

  @ApiProperty({ enum: ['serving', 'draining'], example: 'serving' })
  process!: 'serving' | 'draining';

  @ApiProperty({ enum: ['up', 'down'], example: 'up' })
  database!: 'up' | 'down';

  @ApiProperty({ enum: ['done', 'pending', 'unknown'], example: 'done' })
  migrations!: 'done' | 'pending' | 'unknown';
}
