import { onTestFinished } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database, openDatabase } from '$lib/server/db/open';
import { closeYear, closingOf } from '$lib/server/frozen/close';
import { type FreezeCommand, freezeReport } from '$lib/server/frozen/freeze';
import { frozenList } from '$lib/server/frozen/list';
import { openReport } from '$lib/server/frozen/open';
import { addRows } from '$lib/server/db/rows';
import { account } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { viewer } from '../../factories/viewer';
import { storedTown } from '../exchange/stored-town';

export const hr = viewer({ roles: ['人事'] });
export const dx = viewer({ accountId: 2, staffNumber: '0002', staffId: 2, roles: ['DX推進担当'] });

/** 2024-03-31: 3 of 7, and the record of 0003 waits. */
export const yearEnd = day('2024-03-31');
export const first: Omit<FreezeCommand, 'figure'> = {
	code: 'town-dx',
	asOf: yearEnd,
	reason: null,
	accepted: 1,
	seen: 0
};

export type FrozenTown = Awaited<ReturnType<typeof frozenTown>>;

/** The small town with two accounts, open until the test is over; `url` for those who change it by hand. */
export async function frozenTown() {
	const url = await storedTown();
	const database = await openDatabase(url);
	onTestFinished(() => database.close());
	await addAccounts(database);
	return { url, database, ...doings(database) };
}

/** Without a password: nobody signs in, but the log tells who did what. */
async function addAccounts(database: Database): Promise<void> {
	await write(database, { kind: 'command-line' }, 'account.created', async (change) => {
		const rows = ['0001', '0002'].map((staffNumber) => ({ staffNumber, passwordHash: 'x', mustChangePassword: false }));
		await addRows(change, account, rows);
		return { ok: true };
	});
}

function doings(database: Database) {
	const keeper = new LedgerKeeper(database);
	return {
		ledger: () => keeper.current(),
		/** Whoever freezes has the figure of the moment before their eyes, unless the test says otherwise. */
		freeze: async (change: Partial<FreezeCommand> = {}, who: Viewer = hr) => {
			const ledger = await keeper.current();
			const { code, asOf } = { ...first, ...change };
			const draft = (await frozenList(database.reader, ledger, hr, code, asOf))?.draft;
			return freezeReport(database, ledger, who, { ...first, figure: draft?.figure ?? '', ...change });
		},
		open: (change: Partial<{ code: string; edition: number }> = {}) =>
			openReport(database.reader, { code: 'town-dx', asOf: yearEnd, edition: 1, ...change }),
		closing: async (year = 2023) => {
			const ledger = await keeper.current();
			return closingOf(database.reader, ledger, ledger.plans[0]!, year, hr.today);
		},
		close: async (change: Partial<Parameters<typeof closeYear>[3]> = {}, who: Viewer = hr) => {
			const command = { planCode: 'town', fiscalYear: 2023, sight: '', agreed: true, checked: true, ...change };
			return closeYear(database, await keeper.current(), who, command);
		}
	};
}
