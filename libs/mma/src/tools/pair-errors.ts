import { ToolError } from '../domain/tool-result.js';
import type { FighterRow } from '../repositories/fighter.repository.js';

const FIELD = 'fighter_b';

const wrongOpponent = (message: string): ToolError =>
  new ToolError('invalid_arguments', `The arguments are not valid. ${FIELD}: ${message}.`, [
    { field: FIELD, message },
  ]);

/** Both names are the same fighter. */
export const sameFighter = (fighter: Pick<FighterRow, 'name'>): ToolError =>
  wrongOpponent(`must be another fighter than fighter_a; both are ${fighter.name}`);

/** The two cannot be compared. */
export const unsuitableOpponent = (
  reason: string,
  [a, b]: readonly [Pick<FighterRow, 'name'>, Pick<FighterRow, 'name'>],
): ToolError => wrongOpponent(`${reason} (${a.name} and ${b.name})`);
