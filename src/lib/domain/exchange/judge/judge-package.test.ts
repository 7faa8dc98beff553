import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, placesDayByDay, type Row, type Rows } from '../testing/day-by-day';
import { assignments, departments, type Files, places, staff } from '../testing/package-of';

const often = <T>(usual: T, other: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: other });
const end = often<number | null>(null, fc.nat(6));
const period = fc
	.tuple(often(0, fc.nat(6)), end)
	.map(([from, to]): Row => ({ from, to: to === null ? null : Math.max(from, to) }));
const code = fc.constantFrom('A', 'B', 'C');
const parent = fc.option(code, { freq: 2 });
const number = fc.constantFrom('1', '2');

const rows = fc.record<Rows>({
	departments: fc.uniqueArray(
		fc.tuple(code, parent, period).map(([code, parent, span]) => ({ code, parent, ...span })),
		{ minLength: 1, maxLength: 6, selector: ({ code, from }) => `${code} ${from}` }
	),
	staff: fc.uniqueArray(
		fc.tuple(number, period).map(([number, span]) => ({ number, ...span })),
		{ minLength: 1, maxLength: 2, selector: ({ number }) => number }
	),
	posts: fc.uniqueArray(
		fc
			.tuple(number, code, fc.boolean(), period)
			.map(([number, department, primary, span]) => ({ number, department, primary, ...span })),
		{ maxLength: 5, selector: ({ number, department, primary, from }) => `${number} ${department} ${primary} ${from}` }
	)
});

/** For every kind of row, which of the stored ones come again, and with what new end, parent or day of hiring. */
const change = fc.record({ again: fc.boolean(), to: end, parent, from: fc.nat(3) });
const changes = fc.record({
	departments: fc.array(change, { maxLength: 6 }),
	staff: fc.array(change, { maxLength: 2 }),
	posts: fc.array(change, { maxLength: 5 })
});
type Changes = typeof changes extends fc.Arbitrary<infer C> ? C : never;

const nothing: Rows = { departments: [], staff: [], posts: [] };

it('finds in random towns what looking at every single day finds', () => {
	const kinds = new Set<string>();
	fc.assert(
		fc.property(rows, rows, changes, fc.boolean(), (before, fresh, changed, renewed) => {
			const stored = withoutFaults(before);
			expect(places(filesOf(stored))).toEqual([]);
			const incoming = renewed ? changedRows(stored, changed) : fresh;
			const expected = placesDayByDay(incoming, stored);
			// of two versions on one day it is not said which one's parent counts
			fc.pre(![...expected].some((place) => place.endsWith('valid_from')));
			expect(new Set(places(filesOf(incoming), filesOf(stored)))).toEqual(expected);
			for (const place of expected) kinds.add(place.replace(/ \d+ /, ' '));
		}),
		{ numRuns: 3000 }
	);
	// every kind of fault has come up
	expect([...kinds].sort()).toEqual([
		'assignments.csv department_code',
		'assignments.csv from',
		'assignments.csv staff_number',
		'assignments.csv to',
		'departments.csv parent_code',
		'departments.csv valid_to',
		'staff.csv hired_on',
		'staff.csv left_on'
	]);
});

it('finds versions on one day as looking at every single day does', () => {
	const overlaps = (found: Iterable<string>) => [...found].filter((place) => place.endsWith('valid_from')).sort();
	fc.assert(
		fc.property(rows, rows, (before, incoming) => {
			const stored = withoutFaults(before);
			const expected = overlaps(placesDayByDay(incoming, stored));
			expect(overlaps(places(filesOf(incoming), filesOf(stored)))).toEqual(expected);
		}),
		{ numRuns: 1000 }
	);
});

/** Rows of the stored town with other ends; a post keeps its key, and so does a version of a department. */
function changedRows(stored: Rows, { departments, staff, posts }: Changes): Rows {
	const later = ({ from }: Row, to: number | null) => (to === null ? null : Math.max(from, to));
	const chosen = <T extends Row, C extends { again: boolean }>(rows: T[], list: C[], apply: (row: T, change: C) => T) =>
		rows.flatMap((row, index) => (list[index]?.again ? [apply(row, list[index])] : []));
	return {
		departments: chosen(stored.departments, departments, (row, { to, parent }) => ({
			...row,
			parent,
			to: later(row, to)
		})),
		staff: chosen(stored.staff, staff, (row, { from, to }) => ({ ...row, from, to: later({ from, to }, to) })),
		posts: chosen(stored.posts, posts, (row, { to }) => ({ ...row, to: later(row, to) }))
	};
}

/** A town as it can be stored: rows are taken away until nothing is wrong. */
function withoutFaults(town: Rows): Rows {
	const found = [...placesDayByDay(town, nothing)];
	if (found.length === 0) return town;
	const sound = (file: string) => (_: unknown, index: number) =>
		!found.some((place) => place.startsWith(`${file} ${index + 2} `));
	return withoutFaults({
		departments: town.departments.filter(sound('departments.csv')),
		staff: town.staff,
		posts: town.posts.filter(sound('assignments.csv'))
	});
}

function filesOf({ departments: tree, staff: people, posts }: Rows): Files {
	return {
		'departments.csv': departments(
			...tree.map(({ code, parent, from, to }) => `${code},${parent ?? ''},${dayOf(from)},${dayOf(to)}`)
		),
		'staff.csv': staff(...people.map(({ number, from, to }) => `${number},${dayOf(from)},${dayOf(to)}`)),
		'assignments.csv': assignments(
			...posts.map(
				({ number, department, primary, from, to }) =>
					`${number},${department},${primary ? '本務' : '兼務'},${dayOf(from)},${dayOf(to)}`
			)
		)
	};
}
