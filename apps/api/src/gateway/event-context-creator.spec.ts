import { describe, expect, it } from '@jest/globals';
import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Ack, ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { type Observable, of } from 'rxjs';
import { EventContextCreator } from './event-context-creator.js';

class FirstError extends Error {}
class SecondError extends Error {}

@Injectable()
class ClassGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { calls } = context.switchToWs().getClient<Client>();
    calls.push(`class guard of ${context.getHandler().name} in ${context.getClass().name}`);
    return true;
  }
}

const guard = (verdict: boolean | Promise<boolean> | Observable<boolean>): CanActivate => ({
  canActivate: () => verdict,
});

@Injectable()
class Trim implements PipeTransform {
  transform(value: unknown): unknown {
    return typeof value === 'string' ? value.trim() : value;
  }
}

const doubled: PipeTransform = { transform: (value) => Promise.resolve(`${String(value)}${String(value)}`) };

@Catch(FirstError)
class FirstFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): string {
    return `first: ${(error as Error).message} of ${host.switchToWs().getPattern()}`;
  }
}

@Catch()
class AnyFilter implements ExceptionFilter {
  catch(error: unknown): string {
    return `any: ${(error as Error).message}`;
  }
}

const EventName = createParamDecorator((_: unknown, context) => context.switchToWs().getPattern());

interface Client {
  calls: string[];
}

@UseGuards(ClassGuard)
@UsePipes(Trim)
@UseFilters(AnyFilter)
class Gateway {
  private readonly greeting = 'hello';

  @SubscribeMessage('sync')
  sync(@ConnectedSocket() client: Client, @MessageBody() data: string, @EventName() event: string): string {
    client.calls.push('method');
    return `${this.greeting} ${data} of ${event}`;
  }

  @SubscribeMessage('piped')
  piped(@MessageBody('name', doubled) name: string): string {
    return name;
  }

  @UseGuards(guard(Promise.resolve(true)), guard(of(true)))
  @SubscribeMessage('guarded')
  guarded(): string {
    return 'let in';
  }

  @UseGuards(guard(of(false)))
  @SubscribeMessage('closed')
  closed(): string {
    return 'let in';
  }

  @UseFilters(FirstFilter)
  @SubscribeMessage('fails')
  fails(@MessageBody() kind: string): never {
    throw kind === 'first' ? new FirstError('one') : new SecondError('two');
  }

  @UseFilters(FirstFilter)
  @SubscribeMessage('rejects')
  async rejects(): Promise<never> {
    await Promise.resolve();
    throw new FirstError('later');
  }

  @SubscribeMessage('acknowledges')
  acknowledges(@Ack() acknowledge: (answer: string) => void): void {
    acknowledge('by hand');
  }
}

class Intercepted {
  @UseInterceptors({ intercept: (_, next) => next.handle() } satisfies NestInterceptor)
  @SubscribeMessage('any')
  any(): void {}
}

describe(EventContextCreator.name, () => {
  const open = async () => {
    const providers = [Gateway, ClassGuard, Trim, AnyFilter, FirstFilter, EventContextCreator];
    const module = await Test.createTestingModule({ providers }).compile();
    const contexts = module.get(EventContextCreator);
    const client: Client = { calls: [] };
    const call = (event: string, data?: unknown, acknowledge?: unknown): unknown =>
      contexts.create(module.get(Gateway), event)(client, data, acknowledge, event);
    return { contexts, client, call };
  };

  it('runs guards, pipes and the method synchronously when none of them is asynchronous', async () => {
    const { call, client } = await open();
    expect(call('sync', ' there ')).toBe('hello there of sync');
    expect(client.calls).toEqual(['class guard of sync in Gateway', 'method']);
  });

  it('waits for asynchronous guards and pipes', async () => {
    const { call } = await open();
    const results = [call('piped', { name: ' a ' }), call('guarded')];
    expect(results.every((result) => result instanceof Promise)).toBe(true);
    expect(await Promise.all(results)).toEqual(['aa', 'let in']);
  });

  it('passes the refusal of a guard to the filters', async () => {
    const { call } = await open();
    expect(await call('closed')).toBe('any: Forbidden');
  });

  it("tries the method's filters before the class's", async () => {
    const { call } = await open();
    expect(call('fails', 'first')).toBe('first: one of fails');
    expect(call('fails', 'second')).toBe('any: two');
    expect(await call('rejects')).toBe('first: later of rejects');
  });

  it('passes the acknowledgement callback', async () => {
    const { call } = await open();
    const answers: string[] = [];
    expect(call('acknowledges', undefined, (answer: string) => answers.push(answer))).toBeUndefined();
    expect(answers).toEqual(['by hand']);
  });

  it('rejects interceptors', async () => {
    const { contexts } = await open();
    expect(() => contexts.create(new Intercepted(), 'any')).toThrow(/interceptors/);
  });
});
