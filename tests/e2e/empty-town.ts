import { importPackage } from '$lib/server/exchange/import';
import { today } from '$lib/server/clock';
import { addAccount, serveTown, type Person, type Town } from './town';

const files = {
	'departments.csv': [
		['code', 'name', 'parent_code', 'valid_from', 'valid_to'],
		['10', '総務課', '', '2020-04-01', '']
	],
	'staff.csv': [
		['staff_number', 'name', 'kana', 'hired_on', 'left_on'],
		['1', '海野 花子', '', '2020-04-01', ''],
		['2', '﨑本 健', '', '2020-04-01', ''],
		['3', '髙橋 実', '', '2020-04-01', '']
	],
	'assignments.csv': [
		['staff_number', 'department_code', 'kind', 'employment_type', 'job_class', 'rank', 'from', 'to'],
		...['1', '2', '3'].map((one) => [one, '10', '本務', '', '', '', '2020-04-01', ''])
	],
	'appointments.csv': [
		['staff_number', 'role_code', 'department_code', 'from', 'to', 'order_number'],
		['2', '所属長', '10', '2020-04-01', '', '']
	]
} as const;

/** Three people in one department; no courses, no records, no plans. */
export async function emptyTown(): Promise<Town & Record<'member' | 'head' | 'hr', Person>> {
	const accounts: Person[] = [];
	const town = await serveTown(async (database) => {
		const sheets = Object.entries(files).map(([file, rows]) => ({ file, rows }) as never);
		const outcome = await importPackage(
			database,
			{ kind: 'command-line' },
			{ name: 'empty', sheets, plan: null },
			{ today: today() }
		);
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
		for (const staffNumber of ['1', '2', '3'])
			accounts.push(await addAccount(database, staffNumber, staffNumber === '3' ? ['職員', '人事'] : ['職員']));
	});
	const [member, head, hr] = accounts as [Person, Person, Person];
	return { ...town, member, head, hr };
}
