import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderEnvironmentExample } from '@app/config';

const SETTINGS = [...renderEnvironmentExample().matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
/** Settings that a container has no use for: the embedded engine, development, a password within REDIS_URL. */
const NOT_PASSED = ['DATABASE_DIR', 'AUTH_DEV_LOGIN', 'REDIS_PASSWORD'];

describe('docker-compose.yml', () => {
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const service = compose.slice(compose.indexOf('\n  api:'), compose.indexOf('\n  postgres:'));

  it('passes every setting to the service', () => {
    const passed = [...service.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect([...passed, ...NOT_PASSED].sort()).toEqual(SETTINGS.sort());
  });

  it('connects the service to its PostgreSQL and Redis', () => {
    expect(service).toMatch(/DATABASE_URL: postgres:\/\/.+@postgres:5432\/mma/);
    expect(service).toContain('REDIS_URL: redis://redis:6379');
    const names = [...compose.slice(compose.indexOf('services:')).matchAll(/^ {2}([a-z]+):$/gm)];
    expect(names.map(([, name]) => name)).toEqual(expect.arrayContaining(['api', 'postgres', 'redis']));
  });
});

describe('deploy/Dockerfile', () => {
  it('copies files that exist and that its ignore file lets through', () => {
    const allowed = readFileSync('deploy/Dockerfile.dockerignore', 'utf8');
    const copied = [
      ...readFileSync('deploy/Dockerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm),
    ].flatMap(([, files]) => (files ?? '').split(' '));
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) {
      expect([file, existsSync(file)]).toEqual([file, true]);
      expect(allowed.split('\n')).toContain(`!${file}`);
    }
  });
});
