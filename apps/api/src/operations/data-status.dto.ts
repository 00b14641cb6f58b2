import { ApiProperty } from '@nestjs/swagger';

export class DataCountsDto {
  @ApiProperty({ type: 'integer', example: 790 })
  events!: number;

  @ApiProperty({ type: 'integer', example: 8800 })
  bouts!: number;

  @ApiProperty({ type: 'integer', example: 4500 })
  fighters!: number;

  @ApiProperty({ type: 'integer', description: 'Fighters all of whose UFC bouts are here.', example: 4500 })
  complete_fighters!: number;

  @ApiProperty({ type: 'integer', description: 'Statistics of one fighter in one round.', example: 41000 })
  rounds!: number;

  @ApiProperty({ type: 'integer', description: 'Statistics of one fighter in one bout.', example: 17600 })
  totals!: number;

  @ApiProperty({ type: 'integer', example: 180 })
  rankings!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Rows that are kept aside because something about them cannot be right.',
    example: 12,
  })
  quarantined!: number;
}

export class LastSyncDto {
  @ApiProperty({ example: 'starter' })
  source!: string;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T06:00:00.000Z' })
  started_at!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: '2026-08-01T06:00:21.000Z' })
  finished_at!: string | null;

  @ApiProperty({ type: 'integer', example: 14 })
  inserted!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  updated!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  rejected!: number;

  @ApiProperty({ enum: ['running', 'succeeded', 'failed'], example: 'succeeded' })
  status!: 'running' | 'succeeded' | 'failed';
}

export class DataStatusDto {
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Day of the newest bout; null without data.',
    example: '2026-07-25',
  })
  as_of!: string | null;

  @ApiProperty({ enum: ['starter', 'complete'], example: 'starter' })
  coverage!: 'starter' | 'complete';

  @ApiProperty({ type: DataCountsDto })
  counts!: DataCountsDto;

  @ApiProperty({
    type: 'integer',
    description: 'Grows with every import that changed something.',
    example: 1,
  })
  data_version!: number;

  @ApiProperty({
    type: LastSyncDto,
    nullable: true,
    description: 'The newest import; null before the first.',
  })
  last_sync!: LastSyncDto | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'What to do for all of the data; null when all of it is here.',
    example: 'Run `npm run data:import -- <folder or URL>`.',
  })
  how_to_get_the_rest!: string | null;
}
