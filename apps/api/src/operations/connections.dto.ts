import { ApiProperty } from '@nestjs/swagger';

export class ConnectionsHealthDto {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';

  @ApiProperty({
    type: 'integer',
    description: 'Connections to the chat that this process holds.',
    example: 12,
  })
  connections!: number;
}

export class ConnectionsStatisticsDto {
  @ApiProperty({ type: 'integer', description: 'On all nodes.', example: 120 })
  total_connections!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many connections each person has, by user id.',
    example: { '7': 2 },
  })
  connections_by_user!: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Sessions that somebody has open.', example: 80 })
  active_sessions!: number;

  @ApiProperty({ type: 'integer', description: 'Answers that are being made.', example: 3 })
  active_generations!: number;

  @ApiProperty({ type: 'integer', description: 'Nodes that answered, this one with them.', example: 2 })
  nodes!: number;
}
