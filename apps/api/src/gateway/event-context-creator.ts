import {
  type ArgumentMetadata,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  type PipeTransform,
  type Type,
} from '@nestjs/common';
import {
  CUSTOM_ROUTE_ARGS_METADATA,
  EXCEPTION_FILTERS_METADATA,
  FILTER_CATCH_EXCEPTIONS,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PARAMTYPES_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/internal';
import { ModuleRef } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/internal';
import { WsParamsFactory } from '@nestjs/websockets/factories/ws-params-factory.js';
import { PARAM_ARGS_METADATA } from '@nestjs/websockets/internal';
import { isObservable, lastValueFrom } from 'rxjs';

export type EventHandler = (...args: unknown[]) => unknown;

interface ParameterMetadata {
  index: number;
  data?: unknown;
  schema?: ArgumentMetadata['schema'];
  pipes: readonly (Type<PipeTransform> | PipeTransform)[];
  factory?: (data: unknown, context: ExecutionContext) => unknown;
}

interface Parameter {
  index: number;
  read: (args: unknown[], context: ExecutionContext) => unknown;
  metadata: ArgumentMetadata;
  pipes: readonly PipeTransform[];
}

interface Filter {
  catches: readonly Type<unknown>[];
  filter: ExceptionFilter;
}

const wsParameters = new WsParamsFactory();

/**
 * Runs gateway methods with the guards, pipes, filters and parameters of Nest's decorators. Unlike Nest's own contexts,
 * which create some forty promises per event, it awaits only promises: promises are expensive while the request logger
 * uses `AsyncLocalStorage`. Events that need no I/O are therefore answered in order. The global guards, pipes and
 * filters of HTTP are not applied; interceptors are not supported.
 */
@Injectable()
export class EventContextCreator {
  constructor(private readonly modules: ModuleRef) {}

  /** @returns a function that returns the method's result or, after an exception, the filter's */
  create(instance: object, methodName: string): EventHandler {
    const type = instance.constructor as Type<object>;
    const method = Reflect.get(instance, methodName) as EventHandler;
    if (declared(INTERCEPTORS_METADATA, type, method).length > 0) {
      throw new Error(`${type.name}.${methodName}: interceptors are not supported on events`);
    }
    const guards = this.resolve<CanActivate>(declared(GUARDS_METADATA, type, method));
    const parameters = this.parametersOf(instance, type, methodName, method);
    const filters = this.filtersOf(type, method);

    const run = (args: unknown[], context: ExecutionContext): unknown =>
      chain(activate(guards, context), () =>
        chain(readParameters(parameters, args, context), (values) => method.apply(instance, values)),
      );
    return (...args) => {
      const context = new ExecutionContextHost(args, type, method);
      context.setType('ws');
      const fail = (error: unknown): unknown => handleError(filters, error, context);
      try {
        const result = run(args, context);
        return result instanceof Promise ? result.catch(fail) : result;
      } catch (error) {
        return fail(error);
      }
    };
  }

  private parametersOf(
    instance: object,
    type: Type<object>,
    methodName: string,
    method: EventHandler,
  ): Parameter[] {
    const declaredParameters = (Reflect.getMetadata(PARAM_ARGS_METADATA, type, methodName) ?? {}) as Record<
      string,
      ParameterMetadata
    >;
    const types = (Reflect.getMetadata(PARAMTYPES_METADATA, instance, methodName) ?? []) as Type<unknown>[];
    const shared = this.resolve<PipeTransform>(declared(PIPES_METADATA, type, method));
    return Object.entries(declaredParameters).map(([key, { index, data, schema, pipes, factory }]) => {
      const kind = Number(key.split(':')[0]);
      const name = typeof data === 'string' ? data : undefined;
      const isCustom = key.includes(CUSTOM_ROUTE_ARGS_METADATA);
      return {
        index,
        read: (args, context): unknown =>
          isCustom ? factory?.(data, context) : wsParameters.exchangeKeyForValue(kind, name, args),
        metadata: {
          type: isCustom ? 'custom' : 'body',
          metatype: types[index],
          data: name,
          ...(schema === undefined ? {} : { schema }),
        },
        pipes: [...shared, ...this.resolve<PipeTransform>(pipes)],
      };
    });
  }

  /** Method filters come before class filters. */
  private filtersOf(type: Type<object>, method: EventHandler): Filter[] {
    const filters = this.resolve<ExceptionFilter>(declared(EXCEPTION_FILTERS_METADATA, type, method));
    return filters.reverse().map((filter) => ({
      filter,
      catches: (Reflect.getMetadata(FILTER_CATCH_EXCEPTIONS, filter.constructor) ?? []) as Type<unknown>[],
    }));
  }

  private resolve<Enhancer extends object>(declarations: readonly (Type<Enhancer> | Enhancer)[]): Enhancer[] {
    return declarations.map((declaration) =>
      typeof declaration === 'function'
        ? this.modules.get<Enhancer>(declaration, { strict: false })
        : declaration,
    );
  }
}

function declared<Enhancer>(key: string, type: Type<object>, method: EventHandler): Enhancer[] {
  return [type, method].flatMap((target) => (Reflect.getMetadata(key, target) ?? []) as Enhancer[]);
}

const chain = <Value>(value: Value | Promise<Value>, next: (value: Value) => unknown): unknown =>
  value instanceof Promise ? value.then(next) : next(value);

function activate(guards: readonly CanActivate[], context: ExecutionContext, index = 0): unknown {
  const guard = guards[index];
  if (guard === undefined) return undefined;
  const verdict = guard.canActivate(context);
  return chain(isObservable(verdict) ? lastValueFrom(verdict) : verdict, (mayContinue) => {
    if (!mayContinue) throw new ForbiddenException();
    return activate(guards, context, index + 1);
  });
}

function readParameters(
  parameters: readonly Parameter[],
  args: unknown[],
  context: ExecutionContext,
): unknown[] | Promise<unknown[]> {
  const values: unknown[] = [];
  let isAsync = false;
  for (const { index, read, metadata, pipes } of parameters) {
    let value = read(args, context);
    for (const pipe of pipes) value = chain(value, (current) => pipe.transform(current, metadata));
    values[index] = value;
    isAsync ||= value instanceof Promise;
  }
  return isAsync ? Promise.all(values) : values;
}

function handleError(filters: readonly Filter[], error: unknown, context: ExecutionContextHost): unknown {
  const found = filters.find(
    ({ catches }) => catches.length === 0 || catches.some((type) => error instanceof type),
  );
  if (found === undefined) throw error;
  return found.filter.catch(error, context);
}
