import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { socketPath } from '$lib/server/db/owner/owner-place';
import { freshUrl } from '../cli/in-process';
import { addCourse, coursesOf } from './courses';
import { letSilenceBe } from './let-silence-be';
import { codesIn, held, ownedDatabase } from './owned-database';
import { startProcess } from './start-process';

/** Whoever has the turn and is not heard any more: a while, then the next one writes. */

it('a process that stops in the midst of its turn holds up nobody for longer than its lock, and ends whole or not at all', async () => {
	letSilenceBe(2_000);
	const url = await freshUrl();
	const database = await ownedDatabase(url);
	const holder = startProcess('hold', url, '3000');
	await holder.says('held');
	holder.signal('SIGSTOP');
	const written = addCourse(database, 'after');
	await sleep(3_000);
	expect(await coursesOf(database), 'its lock still holds').toEqual([]);
	holder.signal('SIGCONT');
	expect(await written).toMatchObject({ ok: true });
	expect(await holder.status()).toBe(0);
	const [, end] = holder.lines();
	expect(end).toMatch(/^committed$|^refused: .*was given up/);
	expect([await held(database), await codesIn(url)]).toEqual([end === 'committed' ? 1 : 0, ['after']]);
});

it('a turn of somebody who says nothing ends, so that it does not hold up the others', async () => {
	letSilenceBe(2_000);
	const url = await freshUrl();
	const database = await ownedDatabase(url);
	const silent = connect(socketPath(localPath(url) ?? ''));
	let said = '';
	silent.setEncoding('utf8').on('data', (text: string) => (said += text));
	while (!said.includes('go\n')) await sleep(10);
	const closed = once(silent, 'close');
	expect(await addCourse(database, 'after')).toMatchObject({ ok: true });
	await closed;
	expect(JSON.parse(said.split('\n')[0] ?? '')).toMatchObject({ kind: 'server', pid: process.pid });
});
