import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { exclusionOf, reasonsInWords, type Head, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type Coverage,
	coveragePeopleSteps,
	employedAs,
	type RequirementStanding,
	standingIn
} from '$lib/domain/requirement';
import { type Db } from '../db/open';
import { namesOn } from '../indicator/names';
import { departmentOn, headsOf, type PeoplePart, shownAtOnce } from '../indicator/people';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { reasonKey } from './reason-key';
import { latestReminders } from './reminders';
import { exemptionsFrom, requirementOf } from './rows';

/**
 * Whom of a requirement: 未 (`missing`), 確認待ち (`pending`), 済 (`numerator`), 対象外 (`excluded`), or all who are asked (`denominator`).
 * `department` null is the whole body; `employment` one 任用形態, '' where none is written, null for all; `page` from 1 on, and null for all of them, to print or as a file.
 * `reason`: of 対象外 only those left out for it, by its `reasonKey`; null, and one that leaves out nobody any more, for all.
 */
export type PeopleOfRequirement = {
	department: string | null;
	employment: string | null;
	of: PeoplePart;
	reason?: string | null;
	page: number | null;
};

/** Somebody whom the requirement is about, with their own due date; `reason` says which record counts, or why they are left out. */
export type RequirementPerson = {
	staffNumber: string;
	name: string;
	kana: string | null;
	departmentCode: string;
	departmentName: string;
	standing: RequirementStanding;
	reason: string;
	/** the day of the latest 催促 of whoever has not done it; null for none, and for everybody else */
	remindedOn: CivilDate | null;
};

export type RequirementPeople = {
	name: string;
	fiscalYear: number;
	asOf: CivilDate;
	department: { code: string; name: string } | null;
	employment: string | null;
	of: PeoplePart;
	/** why those shown are 対象外, and how an address names it; null for all */
	reason: { key: string; word: string } | null;
	/** how many there are of each in the department */
	counts: Record<PeoplePart, number>;
	rows: number;
	pages: number;
	page: number;
	/** in 機構順 and by kana: those of one department stand together */
	people: RequirementPerson[];
};

const parts: readonly PeoplePart[] = ['denominator', 'numerator', 'pending', 'missing', 'excluded'];

/**
 * The people of a published requirement by name, for whoever has `requirement:read`.
 *
 * @returns null where there is no such requirement or department, or it asks nobody yet
 */
export async function requirementPeople(
	db: Db,
	ledger: Ledger,
	{ today }: Viewer,
	id: number,
	question: PeopleOfRequirement
): Promise<RequirementPeople | null> {
	const requirement = await requirementOf(db, id);
	if (requirement?.state !== 'published') return null;
	const exemptions = await exemptionsFrom(db, id);
	const coverage = await takeTurns(keptCoverageSteps(ledger, requirement, exemptions, today));
	const department = departmentOn(ledger, question.department, coverage.asOf);
	if (department === undefined) return null;
	const { name, fiscalYear } = requirement;
	const reason = reasonAsked(coverage, question);
	const { people, ...shown } = await takeTurns(shownSteps(ledger, coverage, { ...question, reason }, today));
	const { employment, of } = question;
	const head = { name, fiscalYear, asOf: coverage.asOf, department, employment, of, reason };
	return { ...head, ...shown, people: await withReminders(db, id, people) };
}

function reasonAsked({ reasons }: Coverage, { of, reason: key }: PeopleOfRequirement): RequirementPeople['reason'] {
	const word = of === 'excluded' && key ? reasons.find((one) => reasonKey(one) === key) : undefined;
	return key && word !== undefined ? { key, word } : null;
}

type WithoutReminders = Omit<RequirementPerson, 'remindedOn'>;
type Shown = Pick<RequirementPeople, 'counts' | 'rows' | 'pages' | 'page'> & { people: WithoutReminders[] };

async function withReminders(db: Db, id: number, people: readonly WithoutReminders[]): Promise<RequirementPerson[]> {
	const missing = people.filter(({ standing }) => standing.state === '未');
	const latest = await latestReminders(db, [id], missing);
	const remindedOn = ({ staffNumber, standing }: WithoutReminders) =>
		standing.state === '未' ? (latest(id, staffNumber) ?? null) : null;
	return people.map((one) => ({ ...one, remindedOn: remindedOn(one) }));
}

/** Of thousands only what is asked for is written out. */
function* shownSteps(
	ledger: Ledger,
	coverage: Coverage,
	{
		department,
		employment,
		of,
		reason,
		page: asked
	}: Omit<PeopleOfRequirement, 'reason'> & Pick<RequirementPeople, 'reason'>,
	today: CivilDate
): Steps<Shown> {
	const list = yield* coveragePeopleSteps(ledger, coverage, department);
	const isOf = employment === null ? () => true : employedAs(ledger, coverage.asOf, employment || null);
	const heads = list.heads.filter(({ person }) => isOf(person));
	const isFor = ({ person }: Head) =>
		reason === null || coverage.reasons[exclusionOf(coverage.figure, person)] === reason.word;
	const rows = headsOf(heads, of).filter(isFor);
	const atOnce = asked === null ? Math.max(1, rows.length) : shownAtOnce;
	const pages = Math.max(1, Math.ceil(rows.length / atOnce));
	const page = Math.min(pages, Math.max(1, asked ?? 1));
	const some = rows.slice((page - 1) * atOnce, page * atOnce);
	const behind = yield* list.write(some);
	const names = namesOn(ledger, coverage.asOf);
	const people = behind.map((one, place) => ({
		...{ staffNumber: one.staffNumber!, name: one.name, kana: one.kana },
		...{ departmentCode: one.departmentCode, departmentName: one.departmentName },
		standing: standingIn(ledger, coverage, some[place]!.person, today)!,
		reason: reasonsInWords(one, 'training_rate', names)
	}));
	return { counts: countsOf(heads), rows: rows.length, pages, page, people };
}

function countsOf(heads: readonly Head[]): Record<PeoplePart, number> {
	const counts = parts.map((part) => [part, headsOf(heads, part).length]);
	return Object.fromEntries(counts) as Record<PeoplePart, number>;
}
