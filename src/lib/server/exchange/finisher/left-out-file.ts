import { type Viewer } from '$lib/domain/access';
import { leftOutLines, leftOutSheet, rowsLeftOut, rowsPassedOver } from '$lib/domain/exchange';
import { type Database } from '../../db/open';
import { judgeUpload } from './judged';
import { tableIn, takenListOf, uploadOf } from './upload';

type Line = (string | number)[];

/** A table for people who mend a list: the rows that stay out as they were written, each with its number and the reasons. */
export type LeftOutFile = { name: string; heading: string[]; rows: Iterable<Line> };

/**
 * The rows of an account's list that do not go in, those that are not wanted among them; of a list that was taken in, what of them is kept.
 *
 * @returns null where the account has no list of this key, or has not said what its columns are
 */
export async function leftOutFile(
	database: Pick<Database, 'reader' | 'snapshot'>,
	viewer: Viewer,
	key: string
): Promise<LeftOutFile | null> {
	const upload = await uploadOf(database.reader, viewer, key);
	if (upload?.progress.columns) {
		const { rows } = await judgeUpload(database, viewer, upload);
		const leftOut = [...rowsLeftOut(rows), ...rowsPassedOver(rows)].sort(
			(one, other) => one.rowNumber - other.rowNumber
		);
		return fileOf(upload.fileName, leftOutLines(leftOutSheet(tableIn(upload), leftOut), leftOut));
	}
	const found = await takenListOf(database.reader, viewer, key);
	if (!found) return null;
	const { sheets, fileName } = found.upload;
	return fileOf(fileName, leftOutLines(sheets[0] ?? { name: '', rows: [] }, found.taken.leftOut));
}

function fileOf(fileName: string, lines: Generator<Line>): LeftOutFile {
	const heading = ((lines.next().value ?? []) as Line).map(String);
	const name = fileName.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
	return { name: `取り込めない行_${name}.csv`, heading, rows: lines };
}
