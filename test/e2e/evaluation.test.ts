import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import type { EvalReport } from '../../apps/cli/src/eval/eval-report.js';
import { runEval } from '../../apps/cli/src/eval/run-eval.js';
import { AnthropicServer } from '../support/anthropic-server.js';
import { scriptedClaude } from '../support/scripted-claude.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const FILE = join(import.meta.dirname, '../../docs/evaluation/questions.jsonl');

describe('an evaluation', () => {
  let folder: string;
  let apps: { analyst: TestApp; claude: TestApp };
  let model: AnthropicServer;

  const evaluate = async (app: TestApp, options: { kinds?: string[]; against?: string } = {}) => {
    const out = join(folder, String(Math.random()));
    const code = await runEval(
      {
        files: [FILE],
        provider: undefined,
        url: app.url,
        token: undefined,
        kinds: options.kinds ?? [],
        parallel: 4,
        out,
        against: options.against,
      },
      loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(32) }),
    );
    const file = join(out, 'report.json');
    const report = JSON.parse(readFileSync(file, 'utf8')) as EvalReport;
    return { code, report, file, text: readFileSync(join(out, 'report.md'), 'utf8') };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mma-eval-'));
    model = await AnthropicServer.start(scriptedClaude);
    apps = { analyst: await startTestApp(), claude: await startTestApp(model.env) };
  });
  afterAll(async () => {
    await apps.analyst.close();
    await apps.claude.close();
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of the embedded analyst finds all answers right', async () => {
    const { code, report } = await evaluate(apps.analyst);
    expect(code).toBe(0);
    expect(report).toMatchObject({ provider: 'embedded', total: { questions: 18 } });
    expect(report.results.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(report.total.grounded).toBeGreaterThan(0.99);
  });

  it('of a model that knows records only tells what is right, wrong and unverified, and what has changed', async () => {
    const before = await evaluate(apps.analyst, { kinds: ['record', 'profile'] });
    const { report, text } = await evaluate(apps.claude, {
      kinds: ['record', 'profile'],
      against: before.file,
    });
    expect(report).toMatchObject({ provider: 'anthropic', total: { questions: 5 } });
    const verdicts = Object.fromEntries(report.results.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toMatchObject({ 'record-en': 'right', 'record-ko': 'right', 'profile-en': 'wrong' });
    expect(report.total.tokens).toBeGreaterThan(0);
    expect(report.cost_usd).toBeGreaterThan(0);
    expect(text).toContain('## Against embedded');
    expect(text).toMatch(/\| profile-en +\| right +\| wrong/);
  });
});
