import { day } from '$lib/domain/calendar';
import { type PackageFile } from '$lib/domain/exchange';
import { type Database } from '$lib/server/db/open';
import { importPackage } from '$lib/server/exchange/import';
import { csvText, type CsvName } from '../../factories/package';
import { freshDb } from '../../setup/database';

export const today = day('2026-06-15');

const rate = {
	code: 'town-dx',
	name: 'DX研修受講率',
	kind: 'training_rate',
	courses: { anyOf: ['DX-BASIC'] },
	window: 'cumulative',
	since: '2025-04-01',
	targets: [
		{ fiscalYear: 2020, percent: 5 },
		{ fiscalYear: 2025, percent: 40, headcount: 100 },
		{ fiscalYear: 2026, percent: 100, headcount: 250 },
		{ fiscalYear: 2026, departmentCode: 'OLD', percent: 10 }
	]
};
const incidents = { code: 'town-incidents', name: '事故件数', kind: 'manual', unit: '件', direction: 'at_most' };

const plans = [
	{ code: 'town', name: '町の計画', fiscalYears: [2025, 2027], indicators: [rate, incidents] },
	{ code: 'empty', name: '空の計画', fiscalYears: [2026, 2027], indicators: [] }
];

const rows: Partial<Record<CsvName, string[]>> = {
	'departments.csv': [
		...['1000,企画部,,2010-04-01,,', '1010,財政課,1000,2010-04-01,,', '1020,企画課,1000,2010-04-01,,'],
		'OLD,旧課,,2010-04-01,2024-03-31,'
	],
	'staff.csv': ['0001', '0002', '0003', '0004'].map((number) => `${number},海野 花子,,,,2015-04-01,`),
	'assignments.csv': ['0001', '0002', '0003', '0004'].map(
		(number, index) => `${number},${index < 2 ? '1010' : '1020'},本務,常勤,一般行政職,,2015-04-01,`
	),
	'courses.csv': ['DX-BASIC,DX基礎,DX,,'],
	'completions.csv': ['0001,DX-BASIC,2025-06-01,,,確認済,,']
};

/** Two 課 of two people below a 部, one of the four trained; a plan with targets, also where nobody would set them, and an empty one. */
export async function townWithPlan(): Promise<Database> {
	const database = await freshDb();
	const sheets = Object.entries(rows).map(([file, some]) => ({
		file: file as PackageFile,
		rows: csvText(file as CsvName, some)
			.trimEnd()
			.split('\n')
			.map((line) => line.split(','))
	}));
	const source = { name: '町', sheets, plan: JSON.stringify({ plans }) };
	const outcome = await importPackage(database, { kind: 'command-line' }, source, { today });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return database;
}
