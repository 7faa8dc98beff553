import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Report, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type Coverage,
	coverageByEmployment,
	coverageReport,
	type EmploymentCoverage,
	isToCome,
	previewDay,
	type Preview,
	previewOf,
	type Progress,
	progressDays,
	requirementInWords,
	type RequirementWords
} from '$lib/domain/requirement';
import { type Db } from '../db/open';
import { namesOn } from '../indicator/names';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps, keptProgressSteps } from './coverages';
import { reminderPreview, type ReminderPreview } from './reminders';
import { exemptionsFrom, requirementOf, type StoredExemption, type StoredRequirement } from './rows';
import { withdrawalReasons } from './draft/versions';
import { waitingOfRequirement } from './waiting';

/** One requirement as its page shows it to whoever has `requirement:read`. */
export type RequirementPage = {
	requirement: StoredRequirement;
	/** the rule clause by clause */
	words: RequirementWords;
	/** the name and year it was copied from; null for a new one */
	copiedFrom: { id: number; name: string; fiscalYear: number } | null;
	exemptions: StoredExemption[];
	/** why it was taken back; null where it was not, or the log no longer has the reason */
	withdrawal: string | null;
	/** of a 下書き: whom it would ask; of a published one whose year is still to come: whom it will; else null */
	preview: Preview | null;
	/** of a published one whose year has begun: where it stands; else null */
	standing: RequirementNumbers | null;
	/** how many records wait that the viewer can confirm here; null where it is not published */
	waiting: number | null;
	/** how many of that kind are put aside (保留), which nobody confirms here; null where it is not published */
	held: number | null;
	/** whom the viewer may remind now; null where they remind nobody, or it is nobody's to do now */
	reminder: ReminderPreview | null;
};

/** `departments` in 機構順 with own and total, `progress` by day. */
export type RequirementNumbers = Pick<Report, 'asOf' | 'overall' | 'excluded' | 'departments'> & {
	employment: EmploymentCoverage[];
	progress: Progress[];
};

/** @returns null where there is no such requirement */
export async function requirementPage(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	id: number
): Promise<RequirementPage | null> {
	const requirement = await requirementOf(db, id);
	if (!requirement) return null;
	const exemptions = await exemptionsFrom(db, id);
	const { today } = viewer;
	const { preview, shown } = await takeTurns(numbersSteps(ledger, requirement, exemptions, today));
	return {
		requirement,
		words: requirementInWords(requirement, namesOn(ledger, today)),
		copiedFrom: await originOf(db, requirement),
		withdrawal: (await withdrawalReasons(db, [requirement])).get(id) ?? null,
		...{ exemptions, preview, standing: shown?.numbers ?? null },
		...(shown ? await waitingCounts(db, ledger, viewer, shown.coverage) : { waiting: null, held: null }),
		reminder: shown && (await reminderPreview(db, ledger, viewer, shown.coverage))
	};
}

async function waitingCounts(db: Db, ledger: Ledger, viewer: Viewer, coverage: Coverage) {
	const { waiting, held } = await waitingOfRequirement(db, ledger, viewer, coverage);
	return { waiting: waiting.length, held: held.length };
}

type Shown = { coverage: Coverage; numbers: RequirementNumbers };

function* numbersSteps(
	ledger: Ledger,
	requirement: StoredRequirement,
	exemptions: readonly StoredExemption[],
	today: CivilDate
): Steps<{ preview: Preview | null; shown: Shown | null }> {
	const { state } = requirement;
	if (state === 'withdrawn') return { preview: null, shown: null };
	const isAhead = state === 'draft' || isToCome(requirement, today);
	const day = isAhead ? previewDay(requirement, today) : today;
	const coverage = yield* keptCoverageSteps(ledger, requirement, exemptions, day);
	if (isAhead) return { preview: previewOf(ledger, coverage), shown: null };
	yield;
	const { asOf, overall, excluded, departments } = coverageReport(ledger, coverage, today);
	const employment = coverageByEmployment(ledger, coverage);
	yield;
	const progress = yield* keptProgressSteps(ledger, requirement, exemptions, progressDays(requirement, today));
	const numbers = { asOf, overall, excluded, departments, employment, progress };
	return { preview: null, shown: { coverage, numbers } };
}

async function originOf(db: Db, { copiedFrom }: StoredRequirement): Promise<RequirementPage['copiedFrom']> {
	const origin = copiedFrom === null ? null : await requirementOf(db, copiedFrom);
	return origin && { id: origin.id, name: origin.name, fiscalYear: origin.fiscalYear };
}
