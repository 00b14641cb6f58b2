import { describe, expect, it } from '@jest/globals';
import { databaseNameOf, describeServer, toDriverUrl } from './connection-url.js';

describe(toDriverUrl, () => {
  it.each([
    ['postgres://u:p@h/d', 'postgres://u:p@h/d'],
    ['postgres://h/d?application_name=x', 'postgres://h/d?application_name=x'],
    ['postgres://h/d?sslmode=require', 'postgres://h/d?sslmode=require&uselibpqcompat=true'],
    ['postgres://h/d?sslmode=no-verify', 'postgres://h/d?sslmode=no-verify'],
    [
      'postgres://h/d?sslmode=verify-full&uselibpqcompat=false',
      'postgres://h/d?sslmode=verify-full&uselibpqcompat=false',
    ],
    ['not a url', 'not a url'],
  ])('passes %s as %s', (given, passed) => {
    expect(toDriverUrl(given)).toBe(passed);
  });
});

describe(describeServer, () => {
  it.each([
    ['postgres://user:secret@db.example.org:6543/mma', 'db.example.org:6543'],
    ['postgres://db/mma', 'db:5432'],
    ['postgres:///mma', 'localhost:5432'],
    ['postgres:///mma?host=/run/postgresql', '/run/postgresql:5432'],
    ['postgres://user:secret@', 'the address of DATABASE_URL'],
  ])('of %s is %s', (url, server) => {
    expect(describeServer(url)).toBe(server);
  });
});

describe(databaseNameOf, () => {
  it.each([
    ['postgres://me@db/mma', 'mma'],
    ['postgres://me@db/a%20b', 'a b'],
    ['postgres://me@db', 'me'],
    ['x', ''],
  ])('of %s is %j', (url, name) => {
    expect(databaseNameOf(url)).toBe(name);
  });
});
