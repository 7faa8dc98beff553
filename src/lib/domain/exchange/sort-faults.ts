import { columnsOf } from './columns';
import { type Fault, type PackageFile, packageFiles, planFile } from './sheet';

const files: readonly string[] = [...packageFiles, planFile];
/** `indicators[10]` stands after `indicators[9]` */
const byPath = new Intl.Collator('en', { numeric: true });

/**
 * Faults in the order in which the package is read: the package itself, its files with plan.json last, the whole file before
 * its rows, then rows and columns.
 */
export function sortFaults(faults: readonly Fault[]): Fault[] {
	return [...faults].sort(
		(one, other) =>
			files.indexOf(one.file) - files.indexOf(other.file) ||
			(one.row ?? 0) - (other.row ?? 0) ||
			compareColumns(one, other)
	);
}

function compareColumns(one: Fault, other: Fault): number {
	if (one.file === planFile) return byPath.compare(one.column ?? '', other.column ?? '');
	return columnIndex(one) - columnIndex(other);
}

function columnIndex({ file, column }: Fault): number {
	return (columnsOf[file as PackageFile] ?? []).findIndex(({ name }) => name === column);
}
