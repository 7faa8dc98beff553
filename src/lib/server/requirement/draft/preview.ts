import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	coverageSteps,
	type Exemption,
	type Preview,
	previewDay,
	previewOf,
	type Requirement,
	type RequirementDraft
} from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { takeTurns } from '../../indicator/turns';
import { exemptionsFrom } from '../rows';

/** Whom a requirement would ask today, and before its year on 1 April: of one that stands as it is, or as somebody means to change it. */
export async function previewed(db: Db, ledger: Ledger, requirement: Requirement, today: CivilDate): Promise<Preview> {
	const exemptions = await exemptionsFrom(db, requirement.id);
	return takeTurns(previewSteps(ledger, requirement, exemptions, today));
}

/** The same of a draft that is not kept yet: nobody is exempt from it. */
export function previewOfDraft(ledger: Ledger, draft: RequirementDraft, { today }: Viewer): Promise<Preview> {
	return takeTurns(previewSteps(ledger, { ...draft, id: 0, state: 'draft' }, [], today));
}

function* previewSteps(
	ledger: Ledger,
	requirement: Requirement,
	exemptions: readonly Exemption[],
	today: CivilDate
): Steps<Preview> {
	return previewOf(ledger, yield* coverageSteps(ledger, requirement, exemptions, previewDay(requirement, today)));
}
