import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { demonstrationTown } from '$lib/server/demonstration';

/** Writes a town as the package an HR system would deliver: CSV files and plan.json. */
export async function writeTown(folder: string, staff: number, today: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const { files, plan } = demonstrationTown({ staff, today });
	for (const [name, rows] of Object.entries(files))
		await pipeline(Readable.from(lines(rows)), createWriteStream(join(folder, name)));
	writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
}

/** Names and codes of the town hold neither quotes nor commas. */
function* lines(rows: Iterable<string[]>): Generator<string> {
	let some: string[] = [];
	for (const row of rows) {
		some.push(row.join(','));
		if (some.length < 10_000) continue;
		yield `${some.join('\r\n')}\r\n`;
		some = [];
	}
	if (some.length > 0) yield `${some.join('\r\n')}\r\n`;
}
