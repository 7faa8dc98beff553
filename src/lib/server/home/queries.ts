import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear, fiscalYearOf } from '$lib/domain/calendar';
import { type Seal, type SealedFigures } from '$lib/domain/frozen';
import { type DutyState } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Reminder, type YearDuty } from '$lib/domain/requirement';
import { sourceOfOwn } from '$lib/domain/training';
import { type Db } from '../db/open';
import { evidenceOf } from '../evidence/queries';
import { closedYears } from '../frozen/closed-years';
import { sealedFigures } from '../frozen/queries';
import { type IndicatorSummary, planRuns, planSummaries } from '../indicator/queries';
import { sealedGroups } from '../indicator/sealed';
import { ownDutiesBefore, ownYearDuties } from '../requirement/duties';
import { type NextStep, nextStepBefore } from '../requirement/chain/next-step';
import { ownReminders } from '../requirement/reminders';
import { type Unconfirmed, unconfirmedSections } from '../requirement/chain/unconfirmed';
import { ownCompletions } from '../training/queries';
import { type DeputyToday, deputiesToday } from '../confirmation/deputy/deputies-today';
import { departmentsWithoutConfirmer, recordsWithoutConfirmer } from '../confirmation/queue/without-confirmer';
import { type HomeQualifications, homeQualifications } from './qualifications';
import { type Waiting, waitingOf } from './waiting';

/** 今年度の必須: any of the courses, or with `all` each of them; `requirement`, `methods` and `otherMethod` as in `YearDuty`. */
export type HomeDuty = { courses: { code: string; name: string }[]; all: boolean; state: DutyState } & Pick<
	YearDuty,
	'requirement' | 'methods' | 'otherMethod'
> & {
		/** the latest 催促 of it, for as long as it is 未; null for none */
		reminder: Reminder | null;
		/** those before it, the latest first; older servers never say it */
		earlierReminders?: Reminder[];
	};

export type Home = {
	/** null for whoever has no ledger of their own */
	duties: HomeDuty[] | null;
	/** the fiscal year of the duties; older servers never say it */
	fiscalYear?: FiscalYear;
	/** what is 未 of the year that ended, while it can still be recorded for it; older servers never say it */
	dutiesBefore?: HomeDuty[];
	/** one's own records that were returned and wait to be mended */
	returned: OwnCompletion[];
	/** the latest of one's own records */
	recent: OwnCompletion[];
	/** what one said oneself, waits and has no evidence yet; older servers never say it */
	withoutEvidence?: OwnCompletion[];
	/** one's own qualifications that were returned, and those whose registration is to be renewed within 90 days or is overdue */
	qualifications: HomeQualifications;
	/** how many records wait for this person's confirmation; null for whoever confirms none */
	confirming: Waiting | null;
	/** who confirms today in the place of a 所属長, for the departments this person heads or confirms for */
	deputies: DeputyToday[];
	/** the sections whose 実施状況 this person has still to confirm, first those of the year that ended; older servers never say it */
	unconfirmed?: Unconfirmed[];
	/** what comes next in the chain of the year that ended, for whoever enters it; null for nothing; older servers never say it */
	nextStep?: NextStep | null;
	/** 承認者不在: how many waiting records nobody can confirm, for whoever can do something about it; null for everybody else */
	withoutConfirmer: number | null;
	/** the figures of the plans that run today; null for whoever steers by none */
	figures: HomeFigure[] | null;
	/** the plans with years that wait to be closed, for whoever closes them; null for everybody else */
	open: OpenPlan[] | null;
	/** what the work of a 管理者 begins with: whether anybody is on the staff list; null for everybody else */
	administration: { hasStaff: boolean } | null;
};

type OwnCompletion = Awaited<ReturnType<typeof ownCompletions>>[number];
/** A figure with the name of its plan. */
type HomeFigure = IndicatorSummary & { plan: string; seal: Seal | null };
type OpenPlan = { code: string; name: string; years: { open: FiscalYear[] } };

const recentRecords = 3;

/** ホーム of this person. */
export async function homeOf(db: Db, ledger: Ledger, viewer: Viewer): Promise<Home> {
	const hasLedger = can(viewer, 'completion:read:own');
	const records = hasLedger ? await ownCompletions(db, viewer) : [];
	const steers = can(viewer, 'figure:read:departments');
	const sealed = steers ? await sealedFigures(db, null) : new Map();
	return {
		duties: hasLedger ? await ownDuties(db, ledger, viewer) : null,
		fiscalYear: fiscalYearOf(viewer.today),
		dutiesBefore: hasLedger ? await dutiesBefore(db, ledger, viewer) : [],
		returned: records.filter(({ state }) => state === 'returned'),
		recent: records.slice(0, recentRecords),
		withoutEvidence: await unproven(db, records),
		qualifications: await homeQualifications(db, viewer),
		confirming: await waitingOf(db, viewer),
		deputies: await deputiesToday(db, viewer),
		unconfirmed: await unconfirmedSections(db, ledger, viewer),
		nextStep: await nextStepBefore(db, ledger, viewer),
		withoutConfirmer: await unconfirmable(db, viewer),
		figures: steers ? await runningFigures(ledger, viewer, sealed) : null,
		open: can(viewer, 'figure:freeze') ? openPlans(ledger, viewer, sealed) : null,
		administration: can(viewer, 'audit:read') ? { hasStaff: ledger.people.count > 0 } : null
	};
}

/** Of what others entered or an import brought, its person is asked for nothing. */
async function unproven(db: Db, records: readonly OwnCompletion[]): Promise<OwnCompletion[]> {
	const own = records.filter(({ state, sources }) => state === 'waiting' && sources.includes(sourceOfOwn));
	const files = await evidenceOf(db, { completionIds: own.map(({ id }) => id) });
	return own.filter(({ id }) => !files.some(({ completionId }) => completionId === id));
}

async function unconfirmable(db: Db, viewer: Viewer): Promise<number | null> {
	if (can(viewer, 'completion:correct')) return (await recordsWithoutConfirmer(db, viewer)).length;
	if (!can(viewer, 'setting:change')) return null;
	return (await departmentsWithoutConfirmer(db, viewer)).reduce((sum, { count }) => sum + count, 0);
}

/** What this person is to take this year, the most urgent first; nothing for somebody who is not on the staff list. */
export async function ownDuties(db: Db, ledger: Ledger, viewer: Viewer): Promise<HomeDuty[]> {
	const duties = await ownYearDuties(db, ledger, viewer);
	const reminders = await remindersOf(db, viewer, duties);
	return duties.map((duty) => {
		const { state, requirement } = duty;
		const [reminder = null, ...earlierReminders] =
			(state === '未' && requirement && reminders.get(requirement.id)) || [];
		return { ...shownDuty(ledger, duty), reminder, earlierReminders };
	});
}

/** Nobody is reminded of what cannot be taken any more. */
async function dutiesBefore(db: Db, ledger: Ledger, viewer: Viewer): Promise<HomeDuty[]> {
	const duties = await ownDutiesBefore(db, ledger, viewer);
	return duties.map((duty) => ({ ...shownDuty(ledger, duty), reminder: null }));
}

function shownDuty(ledger: Ledger, { courses, all, state, requirement, methods, otherMethod }: YearDuty) {
	return { courses: courses.map((code) => named(ledger, code)), all, state, requirement, methods, otherMethod };
}

/** Asked for only where something of a requirement is left to be done. */
async function remindersOf(db: Db, { staffId }: Viewer, duties: readonly YearDuty[]) {
	const isLeft = duties.some(({ state, requirement }) => state === '未' && requirement !== null);
	return isLeft && staffId !== null ? ownReminders(db, staffId) : new Map<number, Reminder[]>();
}

function named(ledger: Ledger, code: string) {
	return { code, name: ledger.courses.get(code)?.name ?? code };
}

async function runningFigures(ledger: Ledger, { today }: Viewer, sealed: SealedFigures): Promise<HomeFigure[]> {
	const plans = sealedGroups(await planSummaries(ledger, today), sealed);
	return plans
		.filter((plan) => planRuns(plan, today))
		.flatMap((plan) => plan.indicators.map((figure) => ({ ...figure, plan: plan.name })));
}

function openPlans(ledger: Ledger, { today }: Viewer, sealed: SealedFigures): OpenPlan[] {
	return ledger.plans.flatMap((plan) => {
		const { open } = closedYears(ledger, plan, sealed, today);
		return open.length === 0 ? [] : [{ code: plan.code, name: plan.name, years: { open } }];
	});
}
