import { parseOthers } from '$lib/domain/training';
import { accountOf } from '$lib/server/access/account/account-rows';
import { loadViewer } from '$lib/server/access/viewer';
import { today } from '$lib/server/clock';
import { type Database } from '$lib/server/db/open';
import { importPackage } from '$lib/server/exchange/import';
import { recordForOthers } from '$lib/server/training/others';
import { addAccount, serveTown, type Person, type Town } from './town';

/**
 * Two of 人事 before a queue: so many people have a record of DX基礎 of 1 June that waits, the last `others` of them one of セキュリティ of
 * 2 June too. A third of 人事 has entered them all.
 */
export async function waitingTown(
	count: number,
	others: number,
	env: Record<string, string> = {}
): Promise<Town & { hr: Person; second: Person }> {
	const people = Array.from({ length: count }, (_, index) => String(index + 101));
	const accounts: Person[] = [];
	const town = await serveTown(async (database) => {
		const sheets = Object.entries(filesOf(people)).map(([file, rows]) => ({ file, rows }) as never);
		const outcome = await importPackage(
			database,
			{ kind: 'command-line' },
			{ name: 'waiting', sheets, plan: null },
			{ today: today() }
		);
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
		for (const number of ['1', '2', '3']) accounts.push(await addAccount(database, number, ['職員', '人事']));
		await enter(database, 'DX', '2026-06-01', people);
		if (others > 0) await enter(database, 'SEC', '2026-06-02', people.slice(-others));
	}, env);
	return { ...town, hr: accounts[0]!, second: accounts[1]! };
}

async function enter(database: Database, courseCode: string, completedOn: string, people: readonly string[]) {
	const fields = { courseCode, completedOn, hours: '1.5', method: '', people: people.join('\n') };
	const read = parseOthers(new Map(Object.entries(fields)), today());
	const account = await accountOf(database.reader, '3');
	const viewer = account && (await loadViewer(database.reader, account.id, today()));
	if (!read.ok || !viewer) throw new Error('nothing was entered');
	await recordForOthers(database, viewer, read.value);
}

function filesOf(people: readonly string[]) {
	const all = ['1', '2', '3', ...people];
	const posts = ['本務', '', '', '', '2020-04-01', ''];
	return {
		'departments.csv': [
			['code', 'name', 'parent_code', 'valid_from', 'valid_to'],
			['10', '総務部', '', '2020-04-01', ''],
			['11', '総務課', '10', '2020-04-01', '']
		],
		'staff.csv': [
			['staff_number', 'name', 'kana', 'hired_on', 'left_on'],
			...all.map((one) => [one, `海野 ${one}`, '', '2020-04-01', ''])
		],
		'assignments.csv': [
			['staff_number', 'department_code', 'kind', 'employment_type', 'job_class', 'rank', 'from', 'to'],
			...all.map((one) => [one, '11', ...posts])
		],
		'courses.csv': [
			['code', 'name', 'category', 'provider', 'valid_months'],
			['DX', 'DX基礎', 'DX', '', ''],
			['SEC', 'セキュリティ', '情報セキュリティ', '', '']
		]
	};
}
