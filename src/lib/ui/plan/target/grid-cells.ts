import { formatFiscalYear } from '$lib/domain/calendar';
import {
	type AppliedTarget,
	byPlace,
	cellName,
	placeKey,
	readCellName,
	readTarget,
	type Target,
	targetDoubts,
	type TargetField,
	targetFields,
	type TargetPlace
} from '$lib/domain/indicator';
import type { CellView, FieldView, Grid, GridAnswer, GridRow, GridYear } from './grid';
import { doubtWords, fieldWords, inheritedWords, standingWords } from './target-words';

/** The cells of the grid, row by row and year by year, as they are drawn: from what was typed, else from what is stored. */
export function gridCells(grid: Grid, answer: GridAnswer | null): CellView[][] {
	const drawing: Drawing = {
		...{ grid, answer, stored: byPlace(grid.targets), others: othersOf(answer), own: new Map() },
		years: new Map(grid.years.map(({ fiscalYear }) => [fiscalYear, formatFiscalYear(fiscalYear)]))
	};
	return grid.rows.map((row) => grid.years.map((year, index) => cellView(drawing, row, year, index)));
}

type Drawing = {
	grid: Grid;
	answer: GridAnswer | null;
	stored: ReadonlyMap<string, Target>;
	others: ReadonlyMap<string, { number: number | null; both: boolean }>;
	/** what is promised in a cell, once it is read: those below ask for it again and again */
	own: Map<string, AppliedTarget | null>;
	/** the words of each year */
	years: ReadonlyMap<number, string>;
};

function othersOf(answer: GridAnswer | null): Drawing['others'] {
	const fields = (answer?.others ?? []).flatMap(({ cell, both }) =>
		(['percent', 'headcount', 'value'] as const).flatMap((field) => {
			const number = cell[field];
			return number === undefined ? [] : [[cellName(field, cell), { number, both }] as const];
		})
	);
	return new Map(fields);
}

function cellView(drawing: Drawing, row: GridRow, year: GridYear, index: number): CellView {
	const { grid } = drawing;
	const place = { fiscalYear: year.fiscalYear, departmentCode: row.code };
	const figure = row.figures[index] ?? null;
	const own = ownTarget(drawing, place);
	const inherited = own === null ? inheritedTarget(drawing, row, year) : null;
	const standing = figure === null ? null : standingWords(own ?? inherited, figure, year.when, grid.words);
	return {
		fields: grid.fields.map((field) => fieldView(drawing, row, place, field)),
		words: [inheritedWords(inherited, nameOf(grid, inherited?.from)), standing].filter((words) => words !== null),
		doubts: targetDoubts(own ?? { from: '' }, figure?.denominator ?? null).map((doubt) => doubtWords(doubt, grid.words))
	};
}

function fieldView(drawing: Drawing, row: GridRow, place: TargetPlace, field: TargetField): FieldView {
	const { grid, answer, others } = drawing;
	const name = cellName(field, place);
	const { what, unit } = fieldWords(field, grid.words);
	const other = others.get(name);
	return {
		...{ name, unit, label: `${row.name} ${drawing.years.get(place.fiscalYear)}の${what}` },
		value: writtenIn(drawing, field, place),
		error: answer?.errors[name] ?? null,
		other: other ? otherWords(other, unit) : null
	};
}

/** The sentences of the grid for its summary, each with the cell it is about. */
export function gridErrors(
	{ rows, words }: Grid,
	errors: Record<string, string>
): { field: string; message: string }[] {
	return Object.entries(errors).map(([name, sentence]) => {
		const place = readCellName(name);
		if (!place) return { field: name, message: sentence };
		const row = rows.find(({ code }) => code === place.departmentCode)?.name ?? place.departmentCode ?? '';
		return {
			field: name,
			message: `${row} ${formatFiscalYear(place.fiscalYear)}の${fieldWords(place.field, words).what}：${sentence}`
		};
	});
}

function otherWords({ number, both }: { number: number | null; both: boolean }, unit: string): string {
	const made = number === null ? '空にしました' : `${number}${unit}にしました`;
	return both ? `別の人が${made}` : `別の人が${made}（この欄に入れてあります）`;
}

/** What stands in a field. */
function writtenIn({ answer, stored }: Drawing, field: TargetField, place: TargetPlace): string {
	const typed = answer?.typed[cellName(field, place)];
	return typed ?? String(stored.get(placeKey(place))?.[field] ?? '');
}

/** What is promised in the cell itself; null where nothing is. What cannot be read is no promise yet. */
function ownTarget(drawing: Drawing, place: TargetPlace): AppliedTarget | null {
	const key = placeKey(place);
	const known = drawing.own.get(key);
	if (known !== undefined) return known;
	const own = readOwnTarget(drawing, place);
	drawing.own.set(key, own);
	return own;
}

function readOwnTarget(drawing: Drawing, place: TargetPlace): AppliedTarget | null {
	const { fields, words } = drawing.grid;
	const measure = { isMean: words.shape === 'mean', unit: words.unit };
	const numbers = fields.flatMap((field) => {
		const number = readTarget(field, writtenIn(drawing, field, place), measure);
		return typeof number === 'number' ? [[field, number] as const] : [];
	});
	if (numbers.length === 0) return null;
	return { ...Object.fromEntries(numbers), from: place.departmentCode ?? 'overall' };
}

/** The percentage a department takes over from the nearest one above that has one, else from the whole body. */
function inheritedTarget(drawing: Drawing, row: GridRow, { fiscalYear }: GridYear): AppliedTarget | null {
	if (row.code === null) return null;
	const entry = drawing.stored.get(placeKey({ fiscalYear, departmentCode: row.code }));
	// An entry that promises nothing, as an import may leave it, takes nothing over either.
	if (entry && targetFields.every((field) => entry[field] === null)) return null;
	for (const code of [...row.above, null]) {
		const target = ownTarget(drawing, { fiscalYear, departmentCode: code });
		if (target?.percent !== undefined) return { percent: target.percent, from: target.from };
	}
	return null;
}

function nameOf({ rows }: Grid, from: string | undefined): string {
	return rows.find(({ code }) => (code ?? 'overall') === from)?.name ?? '上の所属';
}
