import { plainSentence } from '$lib/domain/audit';
import { auditLines } from '$lib/server/audit/queries';
import { type Database } from '$lib/server/db/open';

/** What an entry of the log says. */
export async function saidOf(database: Database, entry: number): Promise<string> {
	const [line] = await auditLines(database.reader, [entry]);
	return line ? plainSentence(line.sentence) : '';
}
