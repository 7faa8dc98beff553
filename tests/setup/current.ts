import * as server from '$lib/server/current';
import { type Database } from '$lib/server/db/open';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { vi } from 'vitest';

// In place of what the server's process works with, until the file of tests is over: vitest restores all spies then. A spy, where
// vi.mock would do too, because that has everything loaded anew, for this file and for the next.

const nothing = () => Promise.reject(new Error('Nothing was given to work with.'));

/** What the routes ask for: each test says what they are given. */
export function ownCurrent() {
	return {
		database: vi.spyOn(server, 'currentDatabase').mockImplementation(nothing),
		ledger: vi.spyOn(server, 'currentLedger').mockImplementation(nothing)
	};
}

/** The routes work with this database for the whole file. Call it before or in `beforeAll`. */
export function serve(database: Database): void {
	const keeper = new LedgerKeeper(database);
	const { database: asked, ledger } = ownCurrent();
	asked.mockResolvedValue(database);
	ledger.mockImplementation(() => keeper.current());
}
