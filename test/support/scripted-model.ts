import { NO_TOKENS } from '@app/chat-protocol';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../apps/api/src/llm/language-model.js';
import { AnswerLoop } from '../../apps/api/src/llm/answer-loop.js';
import type { TestApp } from './start-app.js';

type Script = (request: ModelRequest) => Iterable<ModelEvent> | AsyncIterable<ModelEvent>;

/** Replaces the models of a service; records the requests. */
export class ScriptedModel implements LanguageModel {
  readonly provider = 'scripted';
  readonly model = 'script';
  readonly isFinished = true;
  readonly requests: ModelRequest[] = [];

  constructor(public script: Script) {}

  static install(app: TestApp, script: Script): ScriptedModel {
    const model = new ScriptedModel(script);
    Reflect.set(app.app.get(AnswerLoop, { strict: false }), 'models', [model]);
    return model;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    this.requests.push(structuredClone(request));
    for await (const event of this.script(request)) {
      signal.throwIfAborted();
      yield event;
    }
    yield { type: 'stop', reason: 'end_turn', usage: { ...NO_TOKENS } };
  }
}
