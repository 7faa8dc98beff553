import { type Column, columnsOf, keyColumns } from '../columns';
import { type Cell, type Fault, type PackageFile } from '../sheet';
import { cellText } from './cell';
import { missingColumn } from './sentences';

/** A column and where it stands in the rows; position null: the file does not have it. */
export type PlacedColumn = { column: Column; position: number | null };

/** The first row of a file, understood. */
export type Header = {
	columns: ReadonlyMap<string, PlacedColumn>;
	width: number;
	absent: Set<string>;
	lacksKey: boolean;
	faults: Fault[];
	messages: string[];
};

/** Reads the names of the columns, English or Japanese, each on its own. `cells` null: the file has no row at all. */
export function readHeader(file: PackageFile, cells: readonly Cell[] | null): Header {
	const names = (cells ?? []).map(cellText);
	const columns = new Map(columnsOf[file].map((column) => [column.name, place(column, names)]));
	const missing = [...columns.values()].filter(({ position }) => position === null).map(({ column }) => column);
	const required = missing.filter(({ optional }) => !optional);
	return {
		columns,
		width: names.length,
		absent: new Set(missing.filter(({ optional }) => optional).map(({ name }) => name)),
		lacksKey: required.some(({ name }) => keyColumns[file].includes(name)),
		faults: required.map((column) => missingColumn(file, column)),
		messages: ignoredColumns(file, names, columns)
	};
}

function place(column: Column, names: string[]): PlacedColumn {
	const position = names.findIndex((name) => name === column.name || name === column.japanese);
	return { column, position: position < 0 ? null : position };
}

function ignoredColumns(file: PackageFile, names: string[], columns: ReadonlyMap<string, PlacedColumn>): string[] {
	const read = new Set([...columns.values()].map(({ position }) => position));
	const known = columnsOf[file].flatMap(({ name, japanese }) => [name, japanese]);
	return names.flatMap((name, position) => {
		if (name === '' || read.has(position)) return [];
		return known.includes(name)
			? [`${file} の列「${name}」が二度あります。先にある列だけを読みます。`]
			: [`${file} の列「${name}」は知らない列なので読みません。`];
	});
}
