import type { ClaimFields } from '$lib/domain/training';
import type { RecordForm } from '$lib/server/training/record-form';
import { ask } from '../../ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const offered = await ask<RecordForm>(event, '/api/record-form');
	return { offered, fields: fieldsFrom(event.url.searchParams, offered.today) };
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
