import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderEnvironmentExample, SECRET_SETTINGS } from '@app/config';

const SETTINGS = [...renderEnvironmentExample().matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(
  ([, name]) => name ?? '',
);
/** Settings that a container has no use for: the embedded engine and development. */
const NOT_PASSED = ['DATABASE_DIR', 'AUTH_DEV_LOGIN'];

const servicesOf = (compose: string): string[] => {
  const section = /^services:\n([^]*?)^\S/m.exec(`${compose}\nend:`)?.[1] ?? '';
  return [...section.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name ?? '');
};

describe('docker-compose.prod.yml', () => {
  const compose = readFileSync('docker-compose.prod.yml', 'utf8');
  const service = compose.slice(compose.indexOf('\nx-api:'), compose.indexOf('\nservices:'));
  const passed = [...service.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');

  it('passes every setting to the nodes, secrets also as files', () => {
    // A secret that the topology itself needs comes from its file or is part of the file, not from a variable.
    const missing = SETTINGS.filter((name) => !passed.includes(name) && !NOT_PASSED.includes(name));
    const given = missing.filter((name) => {
      const other = name.endsWith('_FILE') ? name.slice(0, -5) : `${name}_FILE`;
      return SECRET_SETTINGS.includes(other.replace(/_FILE$/, '')) && passed.includes(other);
    });
    expect(missing).toEqual(given);
    expect(given.sort()).toEqual(['DATABASE_URL', 'NEXTAUTH_SECRET', 'REDIS_PASSWORD', 'REDIS_URL_FILE']);
    expect(passed.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });

  it('runs two nodes, a proxy, the databases and the monitoring', () => {
    expect(servicesOf(compose).sort()).toEqual(
      ['api-1', 'api-2', 'grafana', 'postgres', 'prometheus', 'proxy', 'redis'].sort(),
    );
    const nodes = [...readFileSync('deploy/nginx.conf', 'utf8').matchAll(/server (api-\d):8000 /g)];
    expect(nodes.map(([, name]) => name)).toEqual(['api-1', 'api-2', 'api-1', 'api-2']);
  });

  it('creates every secret that it mounts', () => {
    const mounted = [...compose.matchAll(/file: \.\/secrets\/(\w+)/g)].map(([, name]) => name);
    const script = readFileSync('deploy/create-secrets.sh', 'utf8');
    const created = [...script.matchAll(/^create (\w+) /gm)].map(([, name]) => name);
    expect(mounted.sort()).toEqual(created.sort());
  });
});

describe('docker-compose.yml', () => {
  it('holds the servers of development only, for this machine only', () => {
    const compose = readFileSync('docker-compose.yml', 'utf8');
    expect(servicesOf(compose)).toEqual(['postgres', 'redis']);
    const ports = [...compose.matchAll(/^ {6}- '([\d.]*:?\d+:\d+)'$/gm)].map(([, port]) => port);
    expect(ports).toEqual(['127.0.0.1:5432:5432', '127.0.0.1:6379:6379']);
  });
});

describe('deploy/Dockerfile', () => {
  const text = readFileSync('deploy/Dockerfile', 'utf8');
  const stages = text.split(/^(?=FROM )/m).slice(1);
  const last = stages.at(-1) ?? '';

  it('copies files that exist and that its ignore file lets through', () => {
    const allowed = readFileSync('deploy/Dockerfile.dockerignore', 'utf8').split('\n');
    const copied = [...text.matchAll(/^COPY (?!--from)(?:--\S+ )?(.+) \S+$/gm)].flatMap(([, files]) =>
      (files ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) {
      expect([file, existsSync(file)]).toEqual([file, true]);
      expect(allowed.some((rule) => rule === `!${file}` || file.startsWith(`${rule.slice(1)}/`))).toBe(true);
    }
  });

  it('ends with a stage that installs nothing and has production packages only', () => {
    expect(last).not.toMatch(/^RUN .*(npm|apt)/m);
    const from = [...last.matchAll(/^COPY --from=(\w+) \S+\/node_modules /gm)].map(([, stage]) => stage);
    expect(from).toEqual(['packages']);
    const packages = stages.find((stage) => /AS packages$/m.test(stage)) ?? '';
    expect(packages).toContain('npm ci --omit=dev --omit=optional');
  });

  it('follows the rules of its linter', () => {
    for (const stage of stages) {
      expect(stage).toMatch(/^FROM \S+:(?!latest)[\w.-]+( AS \w+)?$/m);
      expect(stage).toMatch(/^WORKDIR \//m);
    }
    expect(text).not.toMatch(/^(ADD|MAINTAINER) |sudo|npm install|apt-get upgrade/m);
    // Without a shell, so that the process receives signals.
    expect(last.match(/^CMD .*$/gm)).toEqual(['CMD ["node", "dist/apps/api/src/main.js"]']);
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('\nUSER node')).toBeGreaterThan(last.lastIndexOf('\nRUN '));
    expect(last).toMatch(/^HEALTHCHECK [^]*CMD \["node", /m);
    expect(text).not.toMatch(/curl|wget/);
    expect(text).not.toMatch(/^(ENV|ARG) .*(SECRET|PASSWORD|KEY|TOKEN)/m);
  });
});

describe('package.json', () => {
  it('names the program of the image', () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
    expect(bin).toEqual({ 'mma-savant': 'scripts/mma-savant.mjs' });
    expect(readFileSync('deploy/Dockerfile', 'utf8')).toContain(
      `COPY --chmod=755 ${bin['mma-savant']} bin/mma-savant\n`,
    );
  });
});
