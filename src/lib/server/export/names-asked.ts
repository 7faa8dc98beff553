import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { departmentOn, type PeoplePart, peopleParts } from '../indicator/people';
import { seesNames } from '../indicator/queries';

/** The people of a department with everything below, of the whole body (null), whom one number stands for. */
export type NamesAsked = { department: string | null; of: PeoplePart };

export type NamesOutcome = { ok: true; list?: NamesAsked } | { ok: false; reason: 'not-found' | 'not-allowed' };

/** Which names the address of the file asks for: everybody's where it says nothing. */
export function namesAsked(query: URLSearchParams, viewer: Viewer, ledger: Ledger, asOf: CivilDate): NamesOutcome {
	const [department, of] = [query.get('department'), query.get('of')];
	if (department === null && of === null) return { ok: true };
	const part = of ?? 'denominator';
	if (!Object.hasOwn(peopleParts, part) || departmentOn(ledger, department, asOf) === undefined)
		return { ok: false, reason: 'not-found' };
	if (department !== null && !seesNames(viewer, department)) return { ok: false, reason: 'not-allowed' };
	return { ok: true, list: { department, of: part as PeoplePart } };
}
