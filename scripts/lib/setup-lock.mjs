import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, say } from './project.mjs';

const LOCK = join(root, '.setup.lock');
const BREAKING = `${LOCK}.breaking`;
const HEARTBEAT_MS = 1000;
const STALE_AFTER_MS = 15_000;

/**
 * The holder writes its process id and touches the file every second; a lock of a dead process, or one not touched for
 * a while, is taken over.
 */
export async function withSetupLock(work) {
  await acquire();
  const heartbeat = setInterval(touch, HEARTBEAT_MS);
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

async function acquire() {
  let isReported = false;
  while (!tryCreate(LOCK)) {
    if (isStale()) removeStale();
    if (!isReported) say('Another command is installing or building; waiting for it …');
    isReported = true;
    await wait(200);
  }
}

function tryCreate(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, host: hostname() }));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function touch() {
  const now = new Date();
  try {
    utimesSync(LOCK, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isStale(file = LOCK) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_AFTER_MS) return true;
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8'));
    return host === hostname() && !isAlive(pid);
  } catch (error) {
    // Already removed, or created and not yet written.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Only one of several contenders removes a stale lock, after a second check. */
function removeStale() {
  if (!tryCreate(BREAKING)) {
    if (isStale(BREAKING)) rmSync(BREAKING, { force: true });
    return;
  }
  try {
    if (isStale()) rmSync(LOCK, { force: true });
  } finally {
    rmSync(BREAKING, { force: true });
  }
}
