import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { toBoutData } from '../repositories/bout-view.js';
import { TitleRepository, type TitleBoutRow } from '../repositories/title.repository.js';
import { titleBoutSchema, type TitleBoutData } from '../domain/bout.js';
import { weightClass } from './tool-input.js';
import { boutSource, sidesOf, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const input = z.strictObject({
  weight_class: weightClass.describe("The title's weight class, named as of the bouts."),
  include_interim: z.boolean().default(true).describe('Whether bouts for the interim title are listed too.'),
});
type Input = z.infer<typeof input>;

@Injectable()
export class GetTitleHistoryTool implements Tool<Input, TitleBoutData[]> {
  readonly name = 'get_title_history';
  readonly description =
    'Every undisputed and interim UFC championship bout of a weight class, the oldest first, with the champion after ' +
    'it: the winner (of an interim bout: the interim champion), or the champion before it if there was no winner, null ' +
    'where the title stayed vacant. Use it for past and first champions, and who held a belt at some time. Titles ' +
    'that were vacated or stripped, and bouts whose winner had missed weight, are not in the data.';
  readonly input = input;
  readonly output = z.array(titleBoutSchema);

  constructor(
    private readonly titles: TitleRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<TitleBoutData[]>> {
    const rows = await this.titles.findHistory(input.weight_class, input.include_interim, signal);
    return this.results.wrap(
      rows.map((row): TitleBoutData => ({ ...toBoutData(row), champion_after: row.championAfter })),
      {
        rowCount: rows.length,
        notes: listNotes(input, rows),
        fighters: rows.flatMap(sidesOf),
        // The newest bouts are asked for most often.
        sources: [...rows].reverse().map(boutSource),
        needsEverything: true,
      },
      signal,
    );
  }
}

function listNotes(input: Input, rows: readonly TitleBoutRow[]): string[] {
  if (rows.length === 0) {
    return [`No UFC championship bout at ${input.weight_class.replaceAll('_', ' ')} is in the data.`];
  }
  return [
    'champion_after is the winner (of an interim bout: the interim champion); after a draw or a no contest the champion ' +
      'before the bout, if he is one of the two, else null: the title stayed vacant. Champion before is who won the ' +
      'title last, or the interim champion who meets another fighter for it: he was promoted.',
    'Vacated and stripped titles and winners who had missed weight are not in the data.',
  ];
}
