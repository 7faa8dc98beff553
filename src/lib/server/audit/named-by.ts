import { plainSentence } from '$lib/domain/audit';
import { type Db } from '../db/open';
import { accountOfActor, actorPart } from './actor-words';
import { namesOf } from './names';

/** Rows with who wrote them, `by`, as people call them, in the place of the actor of their entries. */
export async function namedBy<T extends { actor: string }>(
	db: Db,
	rows: T[]
): Promise<(Omit<T, 'actor'> & { by: string })[]> {
	const accounts = rows.map(({ actor }) => accountOfActor(actor)).filter((id) => id !== null);
	const names = await namesOf(db, { staff: [], courses: [], imports: [], accounts: [...new Set(accounts)] });
	return rows.map(({ actor, ...row }) => ({ ...row, by: plainSentence([actorPart(actor, names)]) }));
}
