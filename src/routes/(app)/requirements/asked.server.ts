import { type PeoplePart, peopleParts } from '$lib/server/indicator/people';
import { wholeNumber } from '$lib/server/training/seen';
import { error } from '@sveltejs/kit';

export const notFound = 'その必須研修はありません。一覧から選び直してください。';

/** The number of the requirement in the address. */
export function askedId(written: string | undefined): number {
	return wholeNumber(written ?? '') ?? error(404, notFound);
}

/** Which people an address asks for: of whom (未受講者 where it does not say), of which department, 任用形態 and reason, on which page. */
export function askedPeople(query: URLSearchParams) {
	const of = query.get('of') ?? '';
	return {
		of: Object.hasOwn(peopleParts, of) ? (of as PeoplePart) : ('missing' as const),
		department: query.get('department'),
		employment: query.get('employment'),
		reason: query.get('reason'),
		page: Math.floor(Number(query.get('page'))) || 1
	};
}
