import { and, asc, isNull, lt } from 'drizzle-orm';
import { type AccountRole, type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { accountOf } from '$lib/server/access/account/account-rows';
import { createAccount } from '$lib/server/access/account/accounts';
import { loadViewer } from '$lib/server/access/viewer';
import { today } from '$lib/server/clock';
import { type Database } from '$lib/server/db/open';
import { staff } from '$lib/server/db/schema';

export const password = 'bench-of-the-town-2026';

/** Everybody who measures was here before the first day that is recorded, and stays. */
export const firstDayRecorded = day('2022-04-01');

/** Accounts for the first people of the staff list: the first works in 人事, ten are 職員. Returns their 職員番号. */
export async function makeAccounts(database: Database): Promise<{ hr: string; staff: string[] }> {
	const people = await database.reader
		.select({ staffNumber: staff.staffNumber })
		.from(staff)
		.where(and(lt(staff.hiredOn, firstDayRecorded), isNull(staff.leftOn)))
		.orderBy(asc(staff.staffNumber))
		.limit(11);
	const [hr = '', ...others] = people.map(({ staffNumber }) => staffNumber);
	await makeAccount(database, hr, '人事');
	for (const staffNumber of others) await makeAccount(database, staffNumber, '職員');
	return { hr, staff: others };
}

async function makeAccount(database: Database, staffNumber: string, role: AccountRole): Promise<void> {
	const asked = { staffNumber, roles: [role], password };
	const outcome = await createAccount(database, { kind: 'command-line' }, asked);
	if (!outcome.ok) throw new Error(`no account for ${staffNumber}: ${outcome.reason}`);
}

/** Whoever has this 職員番号, with what they may do today. */
export async function viewerOf(database: Database, staffNumber: string): Promise<Viewer> {
	const account = await accountOf(database.reader, staffNumber);
	const viewer = account && (await loadViewer(database.reader, account.id, today()));
	if (!viewer) throw new Error(`nobody works as ${staffNumber}`);
	return viewer;
}
