import type { ToolRegistry } from '@app/mma';

export interface HangingTool {
  /** Of the calls so far. */
  signals: AbortSignal[];
  restore(): void;
}

/** Replaces what a tool does: its calls never end. */
export function hangTool(registry: ToolRegistry, name: string): HangingTool {
  const tools: Map<string, object> = Reflect.get(registry, 'tools');
  const original = tools.get(name);
  if (original === undefined) throw new Error(`There is no tool ${name}.`);
  const signals: AbortSignal[] = [];
  tools.set(name, {
    name,
    input: Reflect.get(original, 'input'),
    execute: (_input: unknown, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise(() => undefined);
    },
  });
  return { signals, restore: () => void tools.set(name, original) };
}
