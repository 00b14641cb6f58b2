/** A conservative estimate: four characters per token in Latin script, one otherwise. */
export function estimateTokens(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) units += text.charCodeAt(index) < 0x250 ? 0.25 : 1;
  return units;
}
