import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { frozenPeople } from '$lib/server/frozen/people';
import { type PeoplePart, peopleParts } from '$lib/server/indicator/people';
import { error } from '@sveltejs/kit';
import { keyOf, noSuchReport } from '../../../key';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:names');
	const of = partOf(url.searchParams.get('of'));
	const { reader } = await currentDatabase();
	const outcome = await frozenPeople(reader, await currentLedger(), viewer, keyOf(params), of);
	if (!outcome.ok && outcome.reason === 'broken')
		error(409, '確定したときの内容と違うため、名前を表示できません。報告の画面で確かめてください。');
	if (!outcome.ok) error(404, noSuchReport);
	return outcome.page;
};

function partOf(written: string | null): PeoplePart {
	return written !== null && Object.hasOwn(peopleParts, written) ? (written as PeoplePart) : 'denominator';
}
