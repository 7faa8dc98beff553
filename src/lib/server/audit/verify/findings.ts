import { type Finding, type RowFault } from './verification';

/** What is found about a row: where it stands, and if it is a kept version, under which id of `superseded` (null: no longer there). */
export type FoundRow = {
	entry: number;
	fault: RowFault;
	table: string;
	id: number;
	superseded: boolean;
	versionId: number | null;
};

export type Found = Exclude<Finding, { table: string }> | FoundRow;

/** Nobody reads more; the number of all is told. */
export const most = 100;

/** Collects what is found and keeps the first by entry, so that a town changed from end to end does not fill the memory. */
export class Findings {
	total = 0;
	#kept: Found[] = [];

	add(found: Found): void {
		this.total += 1;
		this.#kept.push(found);
		if (this.#kept.length >= 10 * most) this.#kept = this.first();
	}

	/** Adds some of as many as `count`. */
	addSome(some: readonly Found[], count: number): void {
		for (const found of some) this.add(found);
		this.total += count - some.length;
	}

	/** The first by entry; what is wrong with the entry itself stands before its rows, and they before their files. */
	first(): Found[] {
		return this.#kept.toSorted((one, other) => one.entry - other.entry || rank(one) - rank(other)).slice(0, most);
	}
}

function rank(found: Found): number {
	if (found.fault === 'file-altered' || found.fault === 'file-missing') return 2;
	return 'table' in found ? 1 : 0;
}
