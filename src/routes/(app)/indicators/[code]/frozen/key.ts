import { isCivilDate } from '$lib/domain/calendar';
import type { FrozenKey } from '$lib/server/frozen/queries';
import { error } from '@sveltejs/kit';

export const noSuchReport = 'その確定した報告はありません。指標の「確定した報告」から選び直してください。';

/** Which report an address means. @throws 404 for what can be none */
export function keyOf({ code, asOf, edition }: { code: string; asOf: string; edition: string }): FrozenKey {
	if (!isCivilDate(asOf) || !/^[1-9]\d{0,5}$/.test(edition)) error(404, noSuchReport);
	return { code, asOf, edition: Number(edition) };
}
