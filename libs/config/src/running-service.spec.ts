import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRecordedService, recordService, removeRecordedService } from './running-service.js';

const SERVICE = { url: 'http://localhost:9000', pid: 12 };

describe('the record of the running service', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'running-service-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as written', () => {
    recordService(join(folder, 'new'), SERVICE);
    expect(readRecordedService(join(folder, 'new'))).toEqual(SERVICE);
  });

  it('is absent where no service ran', () => {
    expect(readRecordedService(folder)).toBeUndefined();
  });

  it.each(['', '{', '[]', '{"url":"nowhere","pid":1}', '{"url":"http://localhost:1","pid":"1"}'])(
    'is absent when the file holds %j',
    (content) => {
      writeFileSync(join(folder, 'service.json'), content);
      expect(readRecordedService(folder)).toBeUndefined();
    },
  );

  it('is removed by its own process only', () => {
    recordService(folder, SERVICE);
    removeRecordedService(folder, 13);
    expect(readRecordedService(folder)).toEqual(SERVICE);
    removeRecordedService(folder, 12);
    expect(readRecordedService(folder)).toBeUndefined();
  });
});
