import { type AccountRole, type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { createAccount, resetPassword } from '$lib/server/access/account/accounts';
import { accountOf } from '$lib/server/access/account/account-rows';
import { loadViewer } from '$lib/server/access/viewer';
import { type Database } from '$lib/server/db/open';
import { addRow, addRows } from '$lib/server/db/rows';
import { appointment, assignment, department, setting, staff } from '$lib/server/db/schema';
import { type Change, write } from '$lib/server/db/write';
import { town, type TownSketch } from '../../factories/town';

const actor = { kind: 'command-line' } as const;

/** A password that nobody in these tests has to change. */
export const password = 'kawa-to-umi-to-yama';

/** Puts the departments and people of a small town into the database. */
export async function settle(database: Database, sketch: TownSketch): Promise<void> {
	const { departments, staff: people, assignments, appointments } = town(sketch);
	await write(database, actor, 'import.done', async (change) => {
		await addRows(change, department, departments);
		const ids = new Map<string, number>();
		for (const person of people) ids.set(person.staffNumber, await addRow(change, staff, person));
		await addRows(change, assignment, withIds(assignments, ids));
		await addRows(change, appointment, withIds(appointments, ids));
		return { ok: true };
	});
}

/** Changes the town as an import would, and leaves a version behind. */
export function rearrange(database: Database, command: (change: Change) => Promise<unknown>): Promise<unknown> {
	return write(database, actor, 'import.done', async (change) => {
		await command(change);
		return { ok: true };
	});
}

/** An account with the password above, ready to sign in. @returns its id */
export async function givenAccount(database: Database, staffNumber: string, ...roles: AccountRole[]): Promise<number> {
	const outcome = await createAccount(database, actor, { staffNumber, roles, password });
	if (!outcome.ok) throw new Error(outcome.reason);
	return accountId(database, staffNumber);
}

export async function accountId(database: Database, staffNumber: string): Promise<number> {
	const found = await accountOf(database.reader, staffNumber);
	if (found === null) throw new Error(`no account ${staffNumber}`);
	return found.id;
}

/** Who the account is on a day. @throws Error when it may not be used then */
export async function viewerOn(database: Database, staffNumber: string, today: string): Promise<Viewer> {
	const viewer = await loadViewer(database.reader, await accountId(database, staffNumber), day(today));
	if (viewer === null) throw new Error(`${staffNumber} may not be used on ${today}`);
	return viewer;
}

export function resetBy(database: Database, staffNumber: string) {
	return resetPassword(database, actor, staffNumber, null);
}

function withIds<T extends { staffNumber: string }>(rows: readonly T[], ids: Map<string, number>) {
	return rows.map(({ staffNumber, ...row }) => ({ ...row, staffId: ids.get(staffNumber) ?? 0 }));
}

/** The municipality has decided that 所属長 confirm, as its 管理者 would set it. */
export async function headsConfirm(database: Database): Promise<void> {
	await rearrange(database, (change) =>
		addRow(change, setting, { key: 'confirmation', value: { completions: '所属長', holdings: '所属長' } })
	);
}
