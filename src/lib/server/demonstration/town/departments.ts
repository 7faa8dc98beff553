import { type DayNumber, toDayNumber, day } from '$lib/domain/calendar';
import { furtherUnits } from './further-departments';
import type { Setting } from '../setting';

/** One version of a department; codes tell the depth: 0200 is a 部, 0210 a 課 and 0211 a 係. */
export type Department = {
	code: string;
	name: string;
	parentCode: string | null;
	from: DayNumber;
	/** last day, null while it stands */
	to: DayNumber | null;
	/** 機構順 among its siblings */
	order: number;
};

/** A department before it has dates. */
export type Unit = { code: string; name: string; parentCode: string | null };

/** The 課 that play a part; the rest of the program knows only 0210, through 洲本市's plan. */
export const DX_SECTION = '0210';
export const UNTRAINED_SECTION = '0160';
export const TRAINED_SECTION = '0120';
/** 選挙管理委員会事務局: everybody there holds a 兼務, so it has no one of its own. */
export const EMPTY_SECTION = '0170';
export const GENERAL_AFFAIRS_SECTION = '0110';
export const MERGED_SECTION = { from: '0280', into: '0230' };

/** 課 that stood under another 部 until the reorganisation. */
const formerParents: Record<string, string> = { '0150': '0200', '0320': '0200', '0240': '0300' };
const formerNames: Record<string, string> = { '0230': '商工課' };

/** In 機構順, which is not the order of the codes. */
const usualUnits: Unit[] = [
	...division('0100', '総務部', [
		['0110', '総務課'],
		['0120', '人事課'],
		['0130', '財政課'],
		['0140', '税務課'],
		['0141', '市民税係'],
		['0142', '資産税係'],
		['0150', '危機管理課'],
		['0160', '会計課'],
		['0170', '選挙管理委員会事務局']
	]),
	...division('0200', '企画まちづくり部', [
		['0220', '企画政策課'],
		['0210', 'DX推進課'],
		['0230', '商工観光課'],
		['0280', '観光課'],
		['0240', '農林水産課'],
		['0250', '建設課'],
		['0251', '管理係'],
		['0252', '土木係'],
		['0260', '都市計画課'],
		['0270', '上下水道課']
	]),
	...division('0300', '市民福祉部', [
		['0310', '市民課'],
		['0320', '環境課'],
		['0330', '福祉課'],
		['0331', '生活支援係'],
		['0332', '障がい福祉係'],
		['0340', 'こども課'],
		['0341', '汐見保育所'],
		['0342', '浜見保育所'],
		['0350', '健康長寿課'],
		['0360', '学校教育課'],
		['0370', '生涯学習課'],
		['0380', '消防本部']
	])
];

const founded = toDayNumber(day('2006-04-01')); // 合併による市制施行
const digitalised = toDayNumber(day('2021-04-01')); // DX推進課の新設

/** Every version of every department, in the order of codes and dates. */
export function departments(setting: Setting): Department[] {
	return unitsOf(setting)
		.flatMap((unit, index) => versions(unit, index + 1, setting))
		.sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : one.from - other.from));
}

/** Every department there is or was, in 機構順. */
export function unitsOf(setting: Setting): Unit[] {
	return [...usualUnits, ...furtherUnits(setting.staff)];
}

/** 1 for a 部, 2 for a 課, 3 for a 係. */
export function depthOf(code: string): number {
	return code.endsWith('00') ? 1 : code.endsWith('0') ? 2 : 3;
}

/** The 課 a 係 belongs to; a 課 itself. */
export function sectionOf(code: string): string {
	return depthOf(code) === 1 ? code : `${code.slice(0, 3)}0`;
}

function versions(unit: Unit, order: number, setting: Setting): Department[] {
	const whole = { ...unit, from: unit.code === DX_SECTION ? digitalised : founded, to: null, order };
	if (unit.code === MERGED_SECTION.from) return [{ ...whole, to: setting.reorganisedOn - 1 }];
	const parentCode = formerParents[unit.code] ?? unit.parentCode;
	const name = formerNames[unit.code] ?? unit.name;
	if (parentCode === unit.parentCode && name === unit.name) return [whole];
	return [
		{ ...whole, parentCode, name, to: setting.reorganisedOn - 1 },
		{ ...whole, from: setting.reorganisedOn }
	];
}

function division(code: string, name: string, below: [string, string][]): Unit[] {
	const units = below.map(([code_, name_]) => ({ code: code_, name: name_, parentCode: parentOf(code_, code) }));
	return [{ code, name, parentCode: null }, ...units];
}

function parentOf(code: string, divisionCode: string): string {
	return depthOf(code) === 2 ? divisionCode : sectionOf(code);
}
