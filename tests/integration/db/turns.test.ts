import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { packageFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { freshUrl, imported, kenshu } from '../cli/in-process';
import { addCourse, coursesOf, entriesOf } from './courses';
import { codesIn, held, ownedDatabase } from './owned-database';
import { startProcess } from './start-process';

/** Several processes on one file write in turns, whoever of them dies or stops. */

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

it('two processes write two hundred changes each, and all of them are there', async () => {
	const url = await freshUrl();
	const writers = ['a', 'b'].map((prefix) => startProcess('write', url, prefix, '200'));
	expect(await Promise.all(writers.map((writer) => writer.status()))).toEqual([0, 0]);
	const codes = await codesIn(url);
	expect(new Set(codes)).toEqual(new Set([...numbered('a', 200), ...numbered('b', 200)]));
	expect(codes).toHaveLength(400);
});

it('a process writes beside the owner, while that writes too', async () => {
	const url = await freshUrl();
	const database = await ownedDatabase(url);
	const writer = startProcess('write', url, 'beside', '100');
	await writer.says('open');
	const own = numbered('own', 100);
	await Promise.all(own.map((code) => addCourse(database, code)));
	expect(await writer.status()).toBe(0);
	expect(new Set(await codesIn(url))).toEqual(new Set([...own, ...numbered('beside', 100)]));
});

it('what a command did beside the owner is seen by it at once', async () => {
	const url = await freshUrl();
	const database = await ownedDatabase(url);
	expect(await imported(url, packageFolder(smallTown))).toMatchObject({ status: 0, import: 1 });
	expect((await coursesOf(database)).length).toBeGreaterThan(0);
	expect(await kenshu(url, 'user', 'create', '0001', '--role', '人事')).toMatchObject({ status: 0 });
	expect(await kenshu(url, 'import', 'list')).toMatchObject({ status: 0 });
	expect((await entriesOf(database)).map(({ number }) => number)).toEqual([1, 2]);
});

it('a command beside a command takes its turn after it', async () => {
	const url = await freshUrl();
	const first = startProcess('hold', url, '1500');
	await first.says('held');
	expect(await imported(url, packageFolder(smallTown))).toMatchObject({ status: 0, import: 1 });
	expect(await first.status()).toBe(0);
	expect(first.lines()).toContain('committed');
});

it('a command that waits becomes the owner when the owner is killed', async () => {
	const url = await freshUrl();
	const owner = startProcess('hold', url);
	await owner.says('held');
	const waiting = startProcess('write', url, 'w', '3');
	await waiting.says('open');
	await sleep(300);
	expect(waiting.lines(), 'it is not its turn').toEqual(['open']);
	owner.signal('SIGKILL');
	expect(await waiting.status()).toBe(0);
	expect(await codesIn(url)).toEqual(numbered('w', 3));
});

it('the turn of a process that is killed goes to the next, and what it had half done is gone', async () => {
	const url = await freshUrl();
	const database = await ownedDatabase(url);
	const holder = startProcess('hold', url);
	await holder.says('held');
	const written = addCourse(database, 'after');
	holder.signal('SIGKILL');
	expect(await written).toMatchObject({ ok: true });
	expect([await held(database), await codesIn(url)]).toEqual([0, ['after']]);
});
