import { groupBy } from './group-by';
import { type CivilDate } from '$lib/domain/calendar';
import { covers } from '$lib/domain/calendar';
import { type Department } from '$lib/domain/organisation';
import { type Dictionary } from './dictionary';
import { dayNumber } from './spans';

/**
 * The 機構 as it stood on one day, in 機構順: depth first, siblings by 並び順 (blank last), then by code. A department is its place
 * in this order; a parent always stands before its children.
 */
export type TreeDay = {
	departments: readonly Department[];
	/** the place of the parent; -1 at the top */
	parent: Int32Array;
	/** 1 at the top */
	depth: Int32Array;
	/** the place of a department by its number in the dictionary; -1 where it is not valid on the day */
	places: Int32Array;
	/** the place by code */
	placeOf(code: string): number | undefined;
};

export function treeOn(versions: readonly Department[], codes: Dictionary, date: CivilDate): TreeDay {
	const valid = versions.filter((one) => covers({ from: one.validFrom, to: one.validTo }, date));
	const children = groupBy(valid, (one) => one.parentCode);
	const departments: Department[] = [];
	const [parent, depth]: [number[], number[]] = [[], []];
	const descend = (code: string | null, above: number, level: number) => {
		for (const one of (children.get(code) ?? []).toSorted(bySiblingOrder)) {
			const place = departments.push(one) - 1;
			parent.push(above);
			depth.push(level);
			descend(one.code, place, level + 1);
		}
	};
	descend(null, -1, 1);
	const places = new Int32Array(codes.size).fill(-1);
	const byCode = new Map(departments.map((one, place) => [one.code, place]));
	for (const [code, place] of byCode) places[codes.find(code)!] = place;
	return {
		departments,
		parent: Int32Array.from(parent),
		depth: Int32Array.from(depth),
		places,
		placeOf: (code) => byCode.get(code)
	};
}

/** The days on which the tree becomes another one, in order. */
export function treeDays(versions: readonly Department[]): Int32Array {
	const begun = versions.map(({ validFrom }) => dayNumber(validFrom));
	const over = versions.flatMap(({ validTo }) => (validTo === null ? [] : [dayNumber(validTo) + 1]));
	return Int32Array.from(new Set([...begun, ...over])).sort();
}

/** Which places are one of these departments or below one; codes not valid on the day reach nothing. */
export function withEverythingBelow(tree: TreeDay, codes: readonly string[]): Uint8Array {
	const reached = new Uint8Array(tree.departments.length);
	for (const code of codes) {
		const place = tree.placeOf(code);
		if (place !== undefined) reached[place] = 1;
	}
	tree.parent.forEach((above, place) => {
		if (above >= 0 && reached[above] === 1) reached[place] = 1;
	});
	return reached;
}

function bySiblingOrder(one: Department, other: Department): number {
	const difference = (one.order ?? Infinity) - (other.order ?? Infinity);
	// Infinity - Infinity is NaN: both blank, so the code decides.
	if (difference !== 0 && !Number.isNaN(difference)) return difference;
	return one.code < other.code ? -1 : 1;
}
