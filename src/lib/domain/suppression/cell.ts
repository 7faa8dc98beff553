/** A group of people in numbers: those who have what is counted, and those who have not. */
export type Cell = { has: number; hasNot: number };

/** The fewest people a published number may stand for. */
export const fewestPublished = 5;

export const nobody: Cell = { has: 0, hasNot: 0 };

export function plus(one: Cell, other: Cell): Cell {
	return { has: one.has + other.has, hasNot: one.hasNot + other.hasNot };
}

export function minus(one: Cell, other: Cell): Cell {
	return { has: one.has - other.has, hasNot: one.hasNot - other.hasNot };
}

export function peopleOf({ has, hasNot }: Cell): number {
	return has + hasNot;
}

/** One to four people. Nobody is not few: a 0 is the number of no person. */
export function isFew(people: number): boolean {
	return people > 0 && people < fewestPublished;
}

/** Whether a cell tells of few people: of those counted, of those who have it, or of those who have not. */
export function tellsOfFew(cell: Cell): boolean {
	return isFew(cell.has) || isFew(cell.hasNot) || isFew(peopleOf(cell));
}
