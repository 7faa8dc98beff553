import { type PackageSketch } from './package';

/** Everyone; a plan says what it wants to be different. */
export const dxRate = {
	code: 'town-dx',
	name: '常勤の一般行政職のDX研修受講率（累計）',
	kind: 'training_rate',
	courses: { anyOf: ['DX-BASIC', 'DX-ADVANCED'] },
	atLeast: 1,
	window: 'cumulative',
	since: '2023-04-01',
	population: {
		employmentTypes: ['常勤'],
		jobClasses: ['一般行政職'],
		excludeAbsences: ['育児休業', '休職']
	},
	targets: [
		{ fiscalYear: 2023, percent: 20, headcount: 50 },
		{ fiscalYear: 2023, departmentCode: '1010', percent: 100 },
		{ fiscalYear: 2025, percent: 100, headcount: 250 }
	]
};

export const townPlan = {
	code: 'town',
	name: '町のDX実行計画',
	source: '計画書 12ページ',
	fiscalYears: [2023, 2025],
	indicators: [
		dxRate,
		{ code: 'town-ip', name: 'ITパスポート保有率', kind: 'qualification_rate', qualifications: { anyOf: ['IP'] } }
	]
};

/**
 * A town of ten, small enough to count by hand. On 2024-03-31 its DX rate is 3 of 7: 0001, 0002 and 0010 have it, 0003 waits, 0004 and
 * 0008 have none, 0006 was a day too early; 0005 is on leave, 0007 is no 常勤, 0009 comes a day later.
 */
export const smallTown: PackageSketch = {
	'departments.csv': [
		'1000,企画情報部,,2010-04-01,,2',
		'1010,情報政策課,1000,2010-04-01,,1',
		'1020,企画課,1000,2010-04-01,,',
		'2000,市民部,,2010-04-01,,1',
		'2010,市民課,2000,2010-04-01,,'
	],
	'staff.csv': [
		'0001,海野 花子,ウミノ ハナコ,山田,hanako@example.lg.jp,2015-04-01,',
		'0002,﨑本 健,サキモト ケン,,,2015-04-01,',
		'0003,髙橋 実,タカハシ ミノル,,,2015-04-01,',
		'0004,岸 直子,キシ ナオコ,,,1995-04-01,',
		'0005,森 あゆみ,モリ アユミ,,,2018-04-01,',
		'0006,林 太郎,ハヤシ タロウ,,,2018-04-01,',
		'0007,原 美咲,ハラ ミサキ,,,2022-04-01,',
		'0008,谷 一郎,タニ イチロウ,,,1990-04-01,2024-03-31',
		'0009,沢 さくら,サワ サクラ,,,2024-04-01,',
		'0010,濵 大輔,ハマ ダイスケ,,,2012-04-01,'
	],
	'assignments.csv': [
		'0001,1010,本務,常勤,一般行政職,主任,2015-04-01,',
		'0002,1010,本務,常勤,一般行政職,課長,2015-04-01,',
		'0003,1010,本務,常勤,一般行政職,主事,2015-04-01,',
		'0004,1000,本務,常勤,一般行政職,部長,2010-04-01,',
		'0005,2010,本務,常勤,一般行政職,主事,2018-04-01,',
		'0006,2010,本務,常勤,一般行政職,主事,2018-04-01,',
		'0007,2010,本務,会計年度任用職員,一般行政職,,2022-04-01,',
		'0008,2010,本務,常勤,一般行政職,課長,2010-04-01,',
		'0009,2010,本務,常勤,一般行政職,主事,2024-04-01,',
		'0010,1020,本務,常勤,一般行政職,係長,2012-04-01,',
		'0010,2010,兼務,常勤,一般行政職,係長,2020-04-01,2025-03-31'
	],
	'absences.csv': ['0005,育児休業,2023-10-01,2024-09-30'],
	'courses.csv': [
		'DX-BASIC,DX基礎研修,DX,県研修センター,',
		'DX-ADVANCED,DX応用研修,DX,,',
		'SEC,情報セキュリティ研修,情報セキュリティ,,12'
	],
	'completions.csv': [
		'0001,DX-BASIC,2023-06-01,3,4,確認済,研修センター,集合',
		'0002,DX-BASIC,2024-03-31,,,確認済,名簿,',
		'0003,DX-BASIC,2023-06-01,,,未確認,名簿,',
		'0006,DX-BASIC,2023-03-31,,,確認済,名簿,',
		'0010,DX-ADVANCED,2023-10-10,6,5,確認済,名簿,e-ラーニング'
	],
	'qualifications.csv': ['0001,FE,R5.6,第FE-2023-06-01234号,,確認済', '0002,AP,2020,,,未確認'],
	'appointments.csv': [
		'0002,所属長,1010,2020-04-01,,第1号',
		'0001,DX推進員,1010,2023-04-01,2024-03-31,',
		'0008,所属長,2010,2020-04-01,,'
	],
	'plan.json': { plans: [townPlan] }
};

/** How many rows each file of the small town has. */
export const smallTownCounts = {
	'departments.csv': 5,
	'staff.csv': 10,
	'assignments.csv': 11,
	'absences.csv': 1,
	'courses.csv': 3,
	'completions.csv': 5,
	'qualifications.csv': 2,
	'appointments.csv': 3,
	'plan.json': 2
};
