import { type CivilDate } from '$lib/domain/calendar';
import {
	differingParts,
	mergedDraft,
	type PartDifference,
	partInWords,
	type Requirement,
	type RequirementDraft,
	requirementFields,
	requirementPartWords,
	type RequirementState
} from '$lib/domain/requirement';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '$lib/server/db/open';
import { namesOn } from '$lib/server/indicator/names';
import { requirementOf, requirementVersion } from '$lib/server/requirement/rows';

const stateWords: Record<RequirementState, string> = { draft: '下書き', published: '公開', withdrawn: '取りやめ' };

/**
 * A form that was sent over a version that another officer has changed since: what they changed, and the form with it. What was not
 * touched here is as they have it.
 *
 * @param seen the version that was shown
 */
export async function conflictOf(
	db: Db,
	ledger: Ledger,
	today: CivilDate,
	{ id, seen, draft }: { id: number; seen: number; draft: RequirementDraft }
) {
	const [theirs, base] = [(await requirementOf(db, id))!, await requirementVersion(db, id, seen)];
	// Without the version they began with, nobody knows who changed what: all that differs is told, and what was typed stays.
	const merged = base ? mergedDraft(base, theirs, draft) : draft;
	const changed = differingParts(base ?? draft, theirs);
	const names = namesOn(ledger, today);
	const differences = changed.map((part): PartDifference => ({
		label: requirementPartWords[part],
		theirs: partInWords(theirs, part, names),
		yours: partInWords(draft, part, names),
		isTheirs: !differingParts(merged, theirs).includes(part)
	}));
	return {
		seen: theirs.entry,
		fields: requirementFields(merged),
		differences: [...stateOf(base, theirs), ...differences]
	};
}

function stateOf(base: RequirementDraft | null, { state }: Requirement): PartDifference[] {
	const was = (base as Partial<Requirement> | null)?.state;
	if (was === undefined || was === state) return [];
	return [{ label: '状態', theirs: stateWords[state], yours: stateWords[was], isTheirs: true }];
}
