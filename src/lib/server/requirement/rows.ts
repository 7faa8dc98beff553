import { and, eq, sql } from 'drizzle-orm';
import { type FiscalYear } from '$lib/domain/calendar';
import { type Exemption, type Requirement, type RequirementDraft } from '$lib/domain/requirement';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { exemption, requirement, staff, superseded } from '../db/schema';

/** A requirement as it stands; `entry` is the version of its row, for whoever changes what they saw. */
export type StoredRequirement = Requirement & { entry: number; copiedFrom: number | null };

/** An exemption as it stands, with the name of who is exempt. */
export type StoredExemption = Exemption & { entry: number; name: string };

/** All a fiscal year has, in the order in which it was drawn up. */
export type RequirementYear = {
	fiscalYear: FiscalYear;
	/** drafts and withdrawn ones too */
	requirements: StoredRequirement[];
	exemptions: StoredExemption[];
};

/** What a fiscal year asks, as the database stands now: read anew each time, so that nothing that was written is ever missed. */
export async function requirementYear(db: Db, fiscalYear: FiscalYear): Promise<RequirementYear> {
	const requirements = await ofYear(db, { fiscalYear });
	const exemptions = requirements.length === 0 ? [] : await exemptionsOfYear(db, { fiscalYear });
	return { fiscalYear, requirements, exemptions };
}

/** The requirement of this number; null where there is none. */
export async function requirementOf(db: Db, id: number): Promise<StoredRequirement | null> {
	const [found] = await ofId(db, { id });
	return found ?? null;
}

/** A requirement as the entry wrote it, also where it was changed since; null where that entry did not write it. */
export async function requirementVersion(db: Db, id: number, entry: number): Promise<RequirementDraft | null> {
	const now = await requirementOf(db, id);
	if (now?.entry === entry) return now;
	const { table, rowId, writtenBy } = superseded;
	const isVersion = and(eq(table, 'requirement'), eq(rowId, id), eq(writtenBy, entry));
	const [version] = await db.select({ row: superseded.row }).from(superseded).where(isVersion);
	return version ? (JSON.parse(version.row) as RequirementDraft) : null;
}

/** Whoever is exempt from it at any time, in the order in which it was entered. */
export function exemptionsFrom(db: Db, requirementId: number): Promise<StoredExemption[]> {
	return exemptionsOfRequirement(db, { requirementId });
}

/** Every fiscal year that has drawn up anything, the latest first. */
export async function yearsWithRequirements(db: Db): Promise<FiscalYear[]> {
	const rows = await db.selectDistinct({ fiscalYear: requirement.fiscalYear }).from(requirement);
	return rows.map(({ fiscalYear }) => fiscalYear).sort((one, other) => other - one);
}

const { placeholder } = sql;

const requirementColumns = {
	id: requirement.id,
	entry: requirement.entry,
	fiscalYear: requirement.fiscalYear,
	name: requirement.name,
	state: requirement.state,
	rule: requirement.rule,
	dueOn: requirement.dueOn,
	note: requirement.note,
	copiedFrom: requirement.copiedFrom
};

const ofYear = compiled((db) =>
	db
		.select(requirementColumns)
		.from(requirement)
		.where(eq(requirement.fiscalYear, placeholder('fiscalYear')))
		.orderBy(requirement.id)
);

const ofId = compiled((db) =>
	db
		.select(requirementColumns)
		.from(requirement)
		.where(eq(requirement.id, placeholder('id')))
);

const exemptionColumns = {
	id: exemption.id,
	entry: exemption.entry,
	requirementId: exemption.requirementId,
	staffNumber: staff.staffNumber,
	name: staff.name,
	reason: exemption.reason,
	from: exemption.from,
	to: exemption.to
};

const exemptionsOfYear = compiled((db) =>
	db
		.select(exemptionColumns)
		.from(exemption)
		.innerJoin(staff, eq(staff.id, exemption.staffId))
		.innerJoin(requirement, eq(requirement.id, exemption.requirementId))
		.where(eq(requirement.fiscalYear, placeholder('fiscalYear')))
		.orderBy(exemption.id)
);

const exemptionsOfRequirement = compiled((db) =>
	db
		.select(exemptionColumns)
		.from(exemption)
		.innerJoin(staff, eq(staff.id, exemption.staffId))
		.where(eq(exemption.requirementId, placeholder('requirementId')))
		.orderBy(exemption.id)
);
