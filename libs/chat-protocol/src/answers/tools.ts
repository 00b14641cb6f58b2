import { z } from 'zod';
import { named } from '../fields.js';

const jsonSchema = (description: string) => z.record(z.string(), z.unknown()).describe(description);

export const toolList = named(
  'ToolList',
  z
    .object({
      tools: z
        .array(
          z.object({
            name: z.string().meta({ description: 'As in the path of its call.', example: 'get_fighter' }),
            title: z.string().meta({ description: 'Name for users.', example: 'Get fighter' }),
            description: z.string().describe('What the tool answers and when to use it.'),
            input_schema: jsonSchema('JSON Schema of the arguments, which are the body of a call.'),
            output_schema: jsonSchema('JSON Schema of the result: `data` and `meta`.'),
          }),
        )
        .describe('Every tool.'),
    })
    .describe('The tools over the sports data.'),
);

export type ToolList = z.output<typeof toolList>;
