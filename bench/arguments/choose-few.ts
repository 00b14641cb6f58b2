/**
 * At most so many of the items, of every kind as evenly as there are of it; each kind's first ones, in their order.
 */
export function chooseFew<Item extends { kind: string }>(items: readonly Item[], count: number): Item[] {
  const places = new Map<string, number>();
  const ranked = items.map((item, position) => {
    const place = places.get(item.kind) ?? 0;
    places.set(item.kind, place + 1);
    return { item, position, place };
  });
  return ranked
    .sort((a, b) => a.place - b.place || a.position - b.position)
    .slice(0, count)
    .sort((a, b) => a.position - b.position)
    .map(({ item }) => item);
}
