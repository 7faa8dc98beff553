import { type EntryFault, type RowFault } from './verification';

/** What is found about a row: where it stands, and if it is a kept version, under which id of `superseded` (null: no longer there). */
export type FoundRow = {
	entry: number;
	fault: RowFault;
	table: string;
	id: number;
	superseded: boolean;
	versionId: number | null;
};

export type Found = { entry: number; fault: Exclude<EntryFault, 'entry-missing'> } | MissingEntries | FoundRow;

type MissingEntries = { entry: number; fault: 'entry-missing'; through: number };

/** Nobody reads more; the number of all is told. */
const most = 100;

/** Collects what is found and keeps the first by entry, so that a town changed from end to end does not fill the memory. */
export class Findings {
	total = 0;
	#kept: Found[] = [];

	add(found: Found): void {
		this.total += 1;
		this.#kept.push(found);
		if (this.#kept.length >= 10 * most) this.#kept = this.first();
	}

	/** The first by entry; what is wrong with the entry itself stands before its rows. */
	first(): Found[] {
		return this.#kept.toSorted((one, other) => one.entry - other.entry || rank(one) - rank(other)).slice(0, most);
	}
}

function rank(found: Found): number {
	return 'table' in found ? 1 : 0;
}
