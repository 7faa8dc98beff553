import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { claim, own } from '$lib/server/db/owner/owner';
import { lockPath, realDatabasePath, socketPath } from '$lib/server/db/owner/owner-place';
import { askTurn, whoOwns } from '$lib/server/db/turn';
import { temporaryFolder } from '../../factories/package-files';
import { freshUrl } from '../cli/in-process';
import { startProcess } from './start-process';

/** At most one process owns a local database, and the ownership dies with it. */

const freshPath = async () => localPath(await freshUrl()) ?? '';

async function owned(path: string, kind: 'server' | 'command' = 'server') {
	const outcome = await own(path, kind);
	if (!outcome.ok) throw new Error('somebody owns it');
	onTestFinished(() => outcome.ownership.release());
	return outcome.ownership;
}

it('is one at a time, and the next one when it lets go', async () => {
	const path = await freshPath();
	const first = await owned(path);
	expect(await own(path, 'command')).toEqual({ ok: false });
	expect(await whoOwns(path)).toEqual({ kind: 'server', pid: process.pid });
	await first.release();
	expect(await whoOwns(path)).toBe(null);
	await owned(path, 'command');
	expect(await whoOwns(path)).toEqual({ kind: 'command', pid: process.pid });
});

it('is another process’s until that is killed, and at once somebody else’s then', async () => {
	const path = await freshPath();
	const other = startProcess('own', path);
	await other.says('owned');
	expect(await whoOwns(path)).toEqual({ kind: 'server', pid: other.pid });
	expect(await own(path, 'server')).toEqual({ ok: false });
	other.signal('SIGKILL');
	await other.status();
	expect(existsSync(socketPath(path)), 'nobody could tidy up').toBe(true);
	await owned(path);
	expect(await whoOwns(path)).toEqual({ kind: 'server', pid: process.pid });
});

it('meets under every name of the file, also of one that is not there yet', async () => {
	const path = await freshPath();
	const folder = temporaryFolder();
	symlinkSync(path, join(folder, 'link.db'));
	symlinkSync(join(folder, 'link.db'), join(folder, 'again.db'));
	symlinkSync(join(folder, 'later.db'), join(folder, 'early.db'));
	expect(realDatabasePath(join(folder, 'again.db'))).toBe(path);
	expect(realDatabasePath(join(folder, 'early.db'))).toBe(realDatabasePath(join(folder, 'later.db')));
	await owned(path);
	expect(await own(join(folder, 'again.db'), 'command')).toEqual({ ok: false });
	expect(await whoOwns(join(folder, 'link.db'))).toMatchObject({ kind: 'server' });
});

it('leaves an empty file beside the database with the rights of the database, and a socket that is its own', async () => {
	const path = await freshPath();
	if (process.getuid?.() === 0) chownSync(path, 12_345, 12_345);
	await owned(path);
	expect(readdirSync(dirname(path)).sort()).toEqual(['kenshu.db', 'kenshu.db.owner', 'kenshu.db.socket']);
	const [lock, database] = [statSync(lockPath(path)), statSync(path)];
	expect([lock.size, lock.mode, lock.uid, lock.gid]).toEqual([0, database.mode, database.uid, database.gid]);
	const socket = statSync(socketPath(path));
	expect([socket.mode & 0o777, socket.uid, socket.gid]).toEqual([0o600, database.uid, database.gid]);
});

it('removes its socket when it lets go', async () => {
	const path = await freshPath();
	const { release } = await owned(path);
	await release();
	expect(existsSync(socketPath(path))).toBe(false);
});

it('goes on without a socket where none can be made, and says so', async () => {
	const path = await freshPath();
	const place = socketPath(path);
	mkdirSync(place);
	onTestFinished(() => rmSync(place, { recursive: true }));
	const { deaf } = await owned(path);
	expect(deaf).toBeInstanceOf(Error);
	expect(await whoOwns(path)).toBe(null);
});

it('says which file it is where the lock cannot be taken, and does not take it for somebody else’s', async () => {
	const path = await freshPath();
	mkdirSync(lockPath(path));
	await expect(own(path, 'command')).rejects.toMatchObject({ condition: 'no-lock', cause: expect.any(Error) });
});

it.runIf(process.getuid?.() === 0)('is not believed to be who made a socket that is a stranger’s', async () => {
	const path = await freshPath();
	await owned(path);
	chownSync(socketPath(path), 12_345, 12_345);
	expect([await whoOwns(path), await askTurn(path)]).toEqual([null, { ok: false, heard: false }]);
});

it('is not believed to be an ordinary file either', async () => {
	const path = await freshPath();
	writeFileSync(socketPath(path), '{"kind":"server","pid":1}\n');
	onTestFinished(() => rmSync(socketPath(path), { force: true }));
	expect(await whoOwns(path)).toBe(null);
});

it('is waited for where it is a command, which ends, and not where it is a server', async () => {
	const path = await freshPath();
	const waitedFor: unknown[] = [];
	const server = startProcess('own', path);
	await server.says('owned');
	const refused = await claim(path, 'server', (owner) => waitedFor.push(owner));
	expect([refused, waitedFor]).toEqual([{ ok: false, owner: { kind: 'server', pid: server.pid } }, []]);
	server.signal('SIGKILL');
	await server.status();

	const command = startProcess('own', path, 'command');
	await command.says('owned');
	const claimed = claim(path, 'server', (owner) => {
		waitedFor.push(owner);
		command.signal('SIGKILL');
	});
	expect(await claimed).toMatchObject({ ok: true });
	expect(waitedFor).toEqual([{ kind: 'command', pid: command.pid }]);
	const outcome = await claimed;
	if (outcome.ok) await outcome.ownership.release();
});
