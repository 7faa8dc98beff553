import { inArray } from 'drizzle-orm';
import { type Ledger } from '$lib/domain/ledger';
import { codesOf, type IndicatorRule, type PlanReference } from '$lib/domain/plan';
import { shippedCatalogue } from '$lib/domain/qualification';
import { type Db } from '../db/open';
import { course, department } from '../db/schema';

const examinations = new Set(shippedCatalogue.map(({ code }) => code));

/** Whether a code names something in the town as this ledger knows it. A department does on whatever day it was one. */
export function knownIn({ courses, posts }: Ledger): (reference: Pick<PlanReference, 'kind' | 'code'>) => boolean {
	return ({ kind, code }) => {
		if (kind === 'qualification') return examinations.has(code);
		return kind === 'course' ? courses.has(code) : posts.departments.find(code) !== undefined;
	};
}

/** Whether everything a rule names is stored: for a command, which asks the transaction it is in. */
export async function allKnown(db: Db, rule: IndicatorRule): Promise<boolean> {
	const asked = codesOf(rule);
	const courses = await db.select({ code: course.code }).from(course).where(inArray(course.code, asked.course));
	const departments = await db
		.selectDistinct({ code: department.code })
		.from(department)
		.where(inArray(department.code, asked.department));
	return (
		courses.length === asked.course.length &&
		departments.length === asked.department.length &&
		asked.qualification.every((code) => examinations.has(code))
	);
}
