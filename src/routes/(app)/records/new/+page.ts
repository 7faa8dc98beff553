import type { ClaimFields } from '$lib/domain/training';
import type { RecordForm } from '$lib/server/training/record-form';
import { ask } from '../../ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const offered = await ask<RecordForm>(event, '/api/record-form');
	const query = event.url.searchParams;
	/** the id of the returned record that is mended, as the address has it; the server decides whether it can be */
	const mends = query.get('mend');
	const mended = offered.returned.find(({ id }) => String(id) === mends) ?? null;
	return { offered, fields: fieldsFrom(query, offered.today), mends, mended };
};

/** What a link to this page already knows; the day is today unless it says otherwise. */
function fieldsFrom(query: URLSearchParams, today: string): ClaimFields {
	return {
		courseCode: query.get('courseCode') ?? '',
		completedOn: query.get('completedOn') ?? today,
		hours: query.get('hours') ?? '',
		comprehension: query.get('comprehension') ?? ''
	};
}
