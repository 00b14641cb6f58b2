import type { BenchApp } from '../databases/bench-app.js';
import type { WrittenCase } from './strong-cases.js';

export async function heldOutCases(_app: BenchApp, _signal: AbortSignal): Promise<WrittenCase[]> {
  return [];
}
