import { importPackage } from '$lib/server/exchange/import';
import { today } from '$lib/server/clock';
import { addAccount, serveTown, type Person, type Town } from './town';

const indicator = {
	code: 'rate',
	name: 'DX研修受講率',
	kind: 'training_rate',
	courses: { anyOf: ['DX'] },
	window: 'cumulative',
	targets: [{ fiscalYear: 2026, percent: 50 }]
};

const plan = { code: 'plan', name: '計画', fiscalYears: [2020, 2099], indicators: [indicator] };

/** A city of this many departments, ten of them in each 部, with one person in each: as long as a table becomes. */
export async function largeTown(departments: number): Promise<Town & { hr: Person }> {
	const accounts: Person[] = [];
	const sheets = Object.entries(filesOf(departments)).map(([file, rows]) => ({ file, rows }) as never);
	const source = { name: 'large', sheets, plan: JSON.stringify({ plans: [plan] }) };
	const town = await serveTown(async (database) => {
		const outcome = await importPackage(database, { kind: 'command-line' }, source, { today: today() });
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
		accounts.push(await addAccount(database, '1', ['職員', '人事']));
	});
	return { ...town, hr: accounts[0]! };
}

function filesOf(departments: number) {
	const numbers = Array.from({ length: departments }, (_, index) => index + 1);
	const above = (one: number) => (one % 10 === 1 ? '' : String(one - ((one - 1) % 10)));
	const name = (one: number) => `第${one}${above(one) ? '課' : '部'}`;
	return {
		'departments.csv': [
			['code', 'name', 'parent_code', 'valid_from', 'valid_to'],
			...numbers.map((one) => [String(one), name(one), above(one), '2020-04-01', ''])
		],
		'staff.csv': [
			['staff_number', 'name', 'kana', 'hired_on', 'left_on'],
			...numbers.map((one) => [String(one), `海野 ${one}`, '', '2020-04-01', ''])
		],
		'assignments.csv': [
			['staff_number', 'department_code', 'kind', 'employment_type', 'job_class', 'rank', 'from', 'to'],
			...numbers.map((one) => [String(one), String(one), '本務', '', '', '', '2020-04-01', ''])
		],
		'courses.csv': [
			['code', 'name', 'category', 'provider', 'valid_months'],
			['DX', 'DX基礎', 'DX', '', '']
		]
	};
}
