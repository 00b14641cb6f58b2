import { loadConfig } from '@app/config';
import { describe, expect, it } from '@jest/globals';
import { AdminGuard } from '../../apps/api/src/admin/admin.guard.js';
import { AppModule } from '../../apps/api/src/app.module.js';
import { IS_PUBLIC } from '../../apps/api/src/auth/public.decorator.js';
import { routesOf } from '../support/api-controllers.js';

/** Every route that needs no token. A new one is added here on purpose, by somebody who has thought about it. */
const PUBLIC_ROUTES = [
  'GET /.well-known/oauth-authorization-server',
  'GET /.well-known/oauth-protected-resource',
  'GET /.well-known/oauth-protected-resource/mcp',
  'GET /auth/google/callback',
  'GET /auth/google/login',
  'GET /data/status',
  'GET /health/live',
  'GET /health/ready',
  'GET /oauth/authorize',
  'GET /oauth/consent',
  'GET /share/:token',
  'GET /web/config',
  'GET /ws/health',
  'POST /auth/dev-token',
  'POST /auth/exchange',
  'POST /auth/google',
  'POST /auth/logout',
  'POST /auth/refresh',
  'POST /oauth/consent',
  'POST /oauth/dev-sign-in',
  'POST /oauth/register',
  'POST /oauth/token',
];

const config = loadConfig({
  NODE_ENV: 'test',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://nowhere/x',
});
const routes = routesOf(AppModule.forRoot(config));

const isForAdministrators = ({ controller }: (typeof routes)[number]): boolean =>
  ((Reflect.getMetadata('__guards__', controller) ?? []) as unknown[]).includes(AdminGuard);

describe('access to routes', () => {
  it('finds the routes of the service', () => {
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.map(({ address }) => address)).toContain('GET /chat/history');
  });

  it('is public for these routes and no others', () => {
    const isPublic = ({ handler, controller }: (typeof routes)[number]): boolean =>
      Reflect.getMetadata(IS_PUBLIC, handler) === true || Reflect.getMetadata(IS_PUBLIC, controller) === true;
    expect(
      routes
        .filter(isPublic)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(PUBLIC_ROUTES);
  });

  it('is limited to administrators for exactly the routes under /admin', () => {
    const limited = routes.filter(isForAdministrators).map(({ address }) => address);
    expect(limited).toEqual(
      routes.map(({ address }) => address).filter((address) => / \/admin\//.test(address)),
    );
    expect(limited).toContain('PATCH /admin/users/:id');
  });

  it('is given to the caller in every other route', () => {
    const guarded = routes.filter(
      (route) => !PUBLIC_ROUTES.includes(route.address) && !isForAdministrators(route),
    );
    const ignoring = guarded.filter(({ controller, name }) => {
      const [, method = ''] = name.split('.');
      const parameters: unknown = Reflect.getMetadata('__routeArguments__', controller, method);
      return !Object.keys(parameters ?? {}).some((key) => key.includes('__customRouteArgs__'));
    });
    expect(ignoring.map(({ name }) => name)).toEqual([]);
  });
});
