import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { coverageOf, type Exemption, seenOf } from '$lib/domain/requirement';
import { type RequirementSketch, requirementOf } from './requirement';
import { town } from './town';
import { type PersonSketch } from './town-people';

export type Asked = { people: PersonSketch[]; requirement?: RequirementSketch; exemptions?: Exemption[] };

/** The whole body on a day as `n/N`, with ` +p` where some wait and the reasons of those left out. */
export function saidOn({ people, requirement, exemptions = [] }: Asked, on: string): string {
	const coverage = coverageOf(buildLedger(town({ people })), requirementOf(requirement), exemptions, day(on));
	const { numerator, denominator, pending, excluded } = seenOf(coverage);
	const reasons = excluded.map(({ reason, count }) => ` ${reason}${count}`).join('');
	return `${numerator}/${denominator}${pending > 0 ? ` +${pending}` : ''}${reasons}`;
}
