import type { SeededRandom } from './seeded-random.js';

/**
 * The order of one round: every item of every arm once, the arms taking turns, the items of each arm in an order of its
 * own. Whatever slows the machine for a while then slows all arms alike.
 */
export function interleave<Item>(arms: readonly (readonly Item[])[], random: SeededRandom): Item[] {
  const orders = arms.map((items) => random.shuffle(items));
  const longest = Math.max(0, ...orders.map((order) => order.length));
  const turns: Item[] = [];
  for (let turn = 0; turn < longest; turn++) {
    for (const order of orders) turns.push(...order.slice(turn, turn + 1));
  }
  return turns;
}
