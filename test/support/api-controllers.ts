import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';

export interface Route {
  /** `ClassName.method`. */
  name: string;
  /** `GET /user/profile`, from the decorators. */
  address: string;
  controller: Type;
  handler: object;
}

type ModuleDefinition = Type | DynamicModule;

export function routesOf(root: ModuleDefinition): Route[] {
  return [...controllersOf(root, new Set())].flatMap(handlersOf);
}

function controllersOf(definition: ModuleDefinition, seen: Set<unknown>): Set<Type> {
  const found = new Set<Type>();
  if (seen.has(definition)) return found;
  seen.add(definition);
  const module = 'module' in definition ? definition.module : definition;
  const dynamic = 'module' in definition ? definition : undefined;
  const listed = (key: 'controllers' | 'imports'): unknown[] => [
    ...((Reflect.getMetadata(MODULE_METADATA[key.toUpperCase() as 'CONTROLLERS' | 'IMPORTS'], module) ??
      []) as unknown[]),
    ...((dynamic?.[key] ?? []) as unknown[]),
  ];
  for (const controller of listed('controllers')) found.add(controller as Type);
  for (const inner of listed('imports')) {
    if (inner instanceof Promise) continue;
    for (const controller of controllersOf(inner as ModuleDefinition, seen)) found.add(controller);
  }
  return found;
}

function handlersOf(controller: Type): Route[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  return Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object)).flatMap(
    ([method, { value }]) => {
      const handler: unknown = value;
      if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const path = String(Reflect.getMetadata(PATH_METADATA, handler) ?? '');
      const address = `${verb} /${[prefix, path].filter((part) => part !== '' && part !== '/').join('/')}`;
      return [{ name: `${controller.name}.${method}`, address, controller, handler }];
    },
  );
}
