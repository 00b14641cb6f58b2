import { Global, Module } from '@nestjs/common';
import { NoRunningAnswers, RunningAnswers } from './running-answers.js';

/** Binds {@link RunningAnswers} where no module makes answers. */
@Global()
@Module({
  providers: [{ provide: RunningAnswers, useClass: NoRunningAnswers }],
  exports: [RunningAnswers],
})
export class NoRunningAnswersModule {}
