import { type SeenCoverage } from '$lib/domain/requirement';
import { sha256 } from '../../audit/chain';

/** What stands for the numbers on a page: the form sends it back, and other numbers have another one. */
export function seenMark(seen: readonly SeenCoverage[]): string {
	const said = seen.map(({ requirementId, name, numerator, denominator, pending, excluded }) => [
		...[requirementId, name, numerator, denominator, pending],
		excluded.map(({ reason, count }) => [reason, count])
	]);
	return sha256(JSON.stringify(said));
}
