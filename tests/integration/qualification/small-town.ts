import { day } from '$lib/domain/calendar';
import { type PopulationRule } from '$lib/domain/plan';
import { type HoldingFields, parseHolding } from '$lib/domain/qualification';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { type Database } from '$lib/server/db/open';
import { account, accountRole, indicator, plan, setting } from '$lib/server/db/schema';
import { type Change } from '$lib/server/db/write';
import { addRow } from '$lib/server/db/rows';
import { recordHolding } from '$lib/server/qualification/commands';
import { waitingHoldings } from '$lib/server/qualification/waiting';
import { qualificationRate } from '../../factories/town-indicator';
import { freshDb } from '../../setup/database';
import { rearrange, settle, viewerOn } from '../access/settle';

/** The day on which these tests run. */
export const today = '2026-06-15';

type Settled = { confirmer?: '人事' | '所属長'; population?: Partial<PopulationRule> };

/** 花子 (0001) and her head (0002) in 企画課, 実 (0003) in 財政課 and 人事 (0004) there too; a plan that asks for 応用情報 or higher. */
export async function smallTown({ confirmer = '所属長', population }: Settled = {}) {
	const database = await freshDb();
	await settle(database, {
		people: [
			{ name: '海野 花子', posts: '1010' },
			{ name: '﨑本 健', posts: '1010', appointments: [{ role: '所属長', in: '1010' }] },
			{ name: '髙橋 実', posts: '1020' },
			{ name: '森 あゆみ', posts: '1020' }
		]
	});
	await rearrange(database, async (change) => {
		for (const number of ['0001', '0002', '0003', '0004']) await addAccount(change, number);
		const value = { completions: confirmer, holdings: confirmer };
		await addRow(change, setting, { key: 'confirmation', value });
		const planId = await addRow(change, plan, thePlan);
		const { planCode: _, ...asked } = qualificationRate({ population });
		await addRow(change, indicator, { ...asked, planId });
	});
	const keeper = new LedgerKeeper(database);
	return {
		database,
		ledger: () => keeper.current(),
		viewer: (number: string, on = today) => viewerOn(database, number, on),
		records: (number: string, fields: Partial<HoldingFields> = {}) => records(database, number, fields),
		/** what the reviewer has before their eyes of a record */
		seen: async (number: string, id: number) => seenBy(database, number, id)
	};
}

/** Nobody signs in here: without a password there is nothing to hash. 0004 is 人事. */
async function addAccount(change: Change, staffNumber: string): Promise<void> {
	const none = { passwordHash: '', mustChangePassword: false, lockedAt: null };
	const accountId = await addRow(change, account, { staffNumber, ...none });
	if (staffNumber === '0004') await addRow(change, accountRole, { accountId, role: '人事' });
}

const thePlan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2025, lastFiscalYear: 2027 };

/** A claim as the form makes it: 応用情報 of 2023-06-18 unless the test says otherwise. */
export function claimOf(fields: Partial<HoldingFields> = {}) {
	const typed = { qualificationCode: 'AP', passedOn: '2023-06-18', ...fields };
	const parsed = parseHolding(new Map(Object.entries(typed)), day(today));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	return parsed.value;
}

async function records(database: Database, number: string, fields: Partial<HoldingFields>): Promise<number> {
	const outcome = await recordHolding(database, await viewerOn(database, number, today), claimOf(fields));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.id;
}

async function seenBy(database: Database, number: string, id: number) {
	const rows = await waitingHoldings(database.reader, await viewerOn(database, number, today), 50);
	const row = rows.find((one) => one.id === id);
	if (!row) throw new Error(`${id} does not wait for ${number}`);
	return { id, entry: row.entry, evidence: row.evidence };
}
