import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RequestAccount } from '../../apps/api/src/usage/request-account.js';
import { AnswerLoop } from '../../apps/api/src/llm/answer-loop.js';
import type { ModelMessage } from '../../apps/api/src/llm/language-model.js';
import { describeWith, filesAt } from '../support/needs.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ALL_DATA } from '../support/test-database.js';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const QUESTIONS = join(SHARED, 'golden', 'questions.jsonl');
const SCORE = join(SHARED, 'checks', 'score.mjs');

const IMPORT_MS = 300_000;
interface GoldenQuestion {
  id: string;
  kind: string;
  turns: string[];
}
type Score = (
  question: GoldenQuestion,
  text: string,
) => { ok: boolean; missing: string[][]; forbidden: string[] };

describeWith(
  [QUESTIONS, ALL_DATA, SCORE].map(filesAt),
  'the embedded analyst on the golden questions',
  () => {
    let app: TestApp;
    let loop: AnswerLoop;

    const answer = async (messages: ModelMessage[], question: string): Promise<ModelMessage> => {
      let text = '';
      let state: unknown;
      const account = new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
      await loop.run({ question, messages, account }, new AbortController().signal, (event) => {
        if (event.type === 'text') text += event.text;
        if (event.type === 'reading') state = event.state;
      });
      return { role: 'assistant', content: [{ type: 'text', text }], state };
    };
    const converse = async (turns: string[]): Promise<string> => {
      const messages: ModelMessage[] = [];
      for (const turn of turns) {
        messages.push({ role: 'user', content: [{ type: 'text', text: turn }] });
        messages.push(await answer(messages, turn));
      }
      const [part] = messages.at(-1)?.content ?? [];
      return part?.type === 'text' ? part.text : '';
    };

    beforeAll(async () => {
      app = await startTestApp({}, { data: 'all' });
      loop = app.app.get(AnswerLoop, { strict: false });
    }, IMPORT_MS);
    afterAll(async () => {
      await app.close();
    });

    it(
      'states the expected facts and nothing forbidden',
      async () => {
        const { scoreText } = (await import(pathToFileURL(SCORE).href)) as { scoreText: Score };
        const questions = readFileSync(QUESTIONS, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as GoldenQuestion);
        const tally = new Map<string, { right: number; of: number }>();
        const wrong: object[] = [];
        for (const question of questions) {
          const text = await converse(question.turns);
          const { ok, missing, forbidden } = scoreText(question, text);
          const { right, of } = tally.get(question.kind) ?? { right: 0, of: 0 };
          tally.set(question.kind, { right: right + Number(ok), of: of + 1 });
          if (!ok) wrong.push({ id: question.id, turns: question.turns, missing, forbidden, text });
        }
        const lines = [...tally].map(([kind, { right, of }]) => `${kind} ${right}/${of}`);
        console.info(`Golden questions: ${lines.join(', ')}`);
        expect(wrong).toEqual([]);
      },
      IMPORT_MS,
    );
  },
);
