import { USUAL_STAFF } from '../setting';
import type { Unit } from './departments';

/** How many departments stand in the usual town today; a larger town has these and more. */
const usualCount = 33;

const divisionNames = [
	'環境部',
	'産業経済部',
	'こども未来部',
	'健康部',
	'土木部',
	'都市整備部',
	'上下水道局',
	'文化スポーツ部',
	'教育部',
	'区政推進部',
	'住宅部',
	'港湾部'
];
const sectionNames = ['総務', '企画', '管理', '推進', '支援', '指導', '調整', '計画', '保全'];
const teamNames = ['庶務', '管理', '企画', '調整', '審査', '第一', '第二', '第三', '相談'];

/**
 * What a town larger than the usual one has beside it: 600 departments for 40,000 staff, about 100 for 4,000. Each further
 * 部 has nine 課, and the 課 take turns in having one more 係 (at most nine, since codes have four digits).
 */
export function furtherUnits(staff: number): Unit[] {
	const wanted = Math.round(600 * (staff / 40_000) ** 0.778) - usualCount;
	if (staff <= USUAL_STAFF || wanted < 20) return [];
	const divisions = Math.min(96, Math.max(1, Math.round(Math.sqrt(wanted) / 2.7), Math.ceil(wanted / 91)));
	return Array.from({ length: divisions }, (_, index) =>
		furtherDivision(index, share(wanted, divisions, index))
	).flat();
}

function furtherDivision(index: number, count: number): Unit[] {
	const code = String(index + 4).padStart(2, '0');
	const name = divisionName(index);
	const sections = sectionNames.map((section, number) => ({
		code: `${code}${number + 1}0`,
		name: `${name.slice(0, -1)}${section}課`,
		parentCode: `${code}00`
	}));
	return [{ code: `${code}00`, name, parentCode: null }, ...sections, ...teams(code, count - 10)];
}

function teams(division: string, count: number): Unit[] {
	return Array.from({ length: Math.min(81, Math.max(0, count)) }, (_, index) => {
		const section = `${division}${(index % 9) + 1}`;
		const number = Math.floor(index / 9);
		return { code: `${section}${number + 1}`, name: `${teamNames[number]}係`, parentCode: `${section}0` };
	});
}

function divisionName(index: number): string {
	const name = divisionNames[index % divisionNames.length] as string;
	const round = Math.floor(index / divisionNames.length);
	return round === 0 ? name : `第${round + 1}${name}`;
}

/** The whole number that falls to one of several when a total is dealt out evenly. */
function share(total: number, parts: number, index: number): number {
	return Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts);
}
