import type { ClaimFields } from '$lib/domain/training';
import type { RecordForm } from '$lib/server/training/record-form';
import { ask } from '../../ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const { body: offered, at } = await ask<RecordForm>(event, '/api/record-form');
	const query = event.url.searchParams;
	/** the id of the returned record that is mended, as the address has it; the server decides whether it can be */
	const mends = query.get('mend');
	const mended = offered.returned.find(({ id }) => String(id) === mends) ?? null;
	/** the unsent command on this device that is edited */
	const edits = query.get('edit');
	return { offered, at, given: fieldsFrom(query), mends, mended, edits };
};

/** What a link to this page already knows; null where it knows nothing. */
function fieldsFrom(query: URLSearchParams): Partial<ClaimFields> | null {
	const names = ['courseCode', 'completedOn', 'hours', 'comprehension'] as const;
	const given = names.filter((name) => query.has(name)).map((name) => [name, query.get(name)]);
	return given.length > 0 ? Object.fromEntries(given) : null;
}
