import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root = '';
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const print = () => fingerprint(root, ['src', 'one.json', 'absent']);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'kenshu-fingerprint-'));
	mkdirSync(join(root, 'src/room'), { recursive: true });
	write('src/room/page.ts', 'page');
	write('one.json', '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

it.each([
	{ change: () => write('src/room/page.ts', 'another'), because: 'a file was changed' },
	{ change: () => write('src/room/more.ts', ''), because: 'an empty file was added' },
	{ change: () => rmSync(join(root, 'one.json')), because: 'a file was removed' },
	{ change: () => renameSync(join(root, 'src/room'), join(root, 'src/hall')), because: 'a folder was renamed' }
])('differs when $because', ({ change }) => {
	const before = print();
	change();
	expect(print()).not.toBe(before);
});

it.each([
	{ change: () => utimesSync(join(root, 'one.json'), 0, 0), because: 'only a time has changed' },
	{ change: () => write('src/room/page.test.ts', 'test'), because: 'a test is no part of a build' },
	{ change: () => write('other.json', ''), because: 'the file was not asked for' }
])('stays when $because', ({ change }) => {
	const before = print();
	change();
	expect(print()).toBe(before);
});
