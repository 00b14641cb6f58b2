import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { toBoutData } from '../repositories/bout-view.js';
import { TitleRepository } from '../repositories/title.repository.js';
import { titleBoutSchema, type TitleBoutData } from '../domain/bout.js';
import { weightClassText } from './applied-conditions.js';
import { limit, offset, weightClass } from './tool-input.js';
import { boutSource, sidesOf, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const input = z.strictObject({
  weight_class: weightClass.describe("The title's weight class, named as of the bouts."),
  include_interim: z.boolean().default(true).describe('Whether bouts for the interim title are listed too.'),
  order: z.enum(['oldest', 'newest']).default('oldest').describe('Which bouts come first.'),
  limit: limit(100),
  offset,
});
type Input = z.infer<typeof input>;

@Injectable()
export class GetTitleHistoryTool implements Tool<Input, TitleBoutData[]> {
  readonly name = 'get_title_history';
  readonly description =
    'Every undisputed and interim UFC championship bout of a weight class in order of time, with the champion after ' +
    'it: the winner (of an interim bout: the interim champion), or the champion before it if there was no winner, null ' +
    'where the title stayed vacant. Use it for every bout for a belt; for champions and how long they reigned use ' +
    'get_title_reigns. Titles that were vacated or stripped, and bouts whose winner had missed weight, are not in the ' +
    'data.';
  readonly input = input;
  readonly output = z.array(titleBoutSchema);

  constructor(
    private readonly titles: TitleRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<TitleBoutData[]>> {
    const { weight_class, include_interim, order, limit, offset } = input;
    const { rows, total } = await this.titles.findHistory(
      weight_class,
      include_interim,
      { order, limit, offset },
      signal,
    );
    return this.results.wrap(
      rows.map((row): TitleBoutData => ({ ...toBoutData(row), champion_after: row.championAfter })),
      {
        rowCount: rows.length,
        truncated: total > offset + rows.length,
        notes: listNotes(input, total, rows.length),
        applied: [
          `${weightClassText(weight_class)} titles`,
          ...(include_interim ? [] : ['without interim titles']),
        ],
        fighters: rows.flatMap(sidesOf),
        // The newest bouts are asked for most often.
        sources: (order === 'newest' ? rows : [...rows].reverse()).map(boutSource),
        needsEverything: true,
      },
      signal,
    );
  }
}

function listNotes({ weight_class }: Input, total: number, shown: number): string[] {
  if (total === 0) return [`No UFC championship bout at ${weightClassText(weight_class)} is in the data.`];
  return [
    ...(total > shown ? [`${total} bouts match.`] : []),
    'champion_after is the winner (of an interim bout: the interim champion); after a draw or a no contest the champion ' +
      'before the bout, null where the title stayed vacant. Champion before is who won the title last, if he is in the ' +
      'bout, or the interim champion who meets another fighter for it: he was promoted.',
    'Vacated and stripped titles and winners who had missed weight are not in the data.',
  ];
}
