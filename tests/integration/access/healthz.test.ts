import { openDatabase } from '$lib/server/db/open';
import { log } from '$lib/server/log';
import { afterEach, expect, it, vi } from 'vitest';
import { GET } from '../../../src/routes/healthz/+server';
import { ownCurrent } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';

const logged = vi.spyOn(log, 'error').mockReturnValue();
const current = ownCurrent();

afterEach(() => vi.clearAllMocks());

const ask = () => GET({} as Parameters<typeof GET>[0]);

it('says that the database answers', async () => {
	const { url, remove } = await temporaryDatabaseFile();
	const database = await openDatabase(url);
	current.database.mockResolvedValue(database);
	const response = await ask();
	expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
	expect(logged).not.toHaveBeenCalled();
	database.close();
	remove();
});

it('says that it does not and a word why, and writes more to the log', async () => {
	current.database.mockRejectedValue(Object.assign(new Error('not to be seen'), { code: 'SQLITE_CANTOPEN' }));
	const response = await ask();
	expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable', reason: 'unreachable' }]);
	expect(logged.mock.calls).toEqual([
		[expect.objectContaining({ route: '/healthz', code: ['SQLITE_CANTOPEN'] }), 'unexpected error'],
		[{ reason: 'unreachable' }, expect.stringMatching(/に接続できません。/)]
	]);
	expect(JSON.stringify(logged.mock.calls)).not.toContain('not to be seen');
});
