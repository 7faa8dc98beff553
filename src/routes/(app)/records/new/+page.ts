import type { ClaimFields } from '$lib/domain/training';
import type { RecordForm } from '$lib/server/training/record-form';
import { ask } from '../../ask';
import { returnedHere, written } from './returned';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const { body: offered, at } = await ask<RecordForm>(event, '/api/record-form');
	const query = event.url.searchParams;
	/** the id of the returned record that is mended; the server decides whether it can be */
	const mends = wholeNumber(query.get('mend'));
	const known = offered.returned.find(({ id }) => id === mends) ?? null;
	const mended = known ?? (at === null ? null : await returnedHere(event, mends));
	/** the unsent command on this device that is edited */
	const edits = query.get('edit');
	const courseCode = query.get('courseCode');
	/** the courses of which a duty asks for one: they are offered first */
	const of = query.getAll('of');
	/** what is known beforehand; null for nothing */
	const given: Partial<ClaimFields> | null = mended ? written(mended) : courseCode ? { courseCode } : null;
	return { offered, at, given, of, mends, mended, edits };
};

/** null for what is no id. */
function wholeNumber(text: string | null): number | null {
	return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
