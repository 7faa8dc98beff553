import { and, type SQL, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { withinScope } from '../access/scope';
import { completion } from '../db/schema';

/**
 * The condition, over `completion`, of the waiting records that whoever confirms for a 必須研修 may look at with their evidence: of the
 * courses and days that count towards a published one, and never their own. Whom it is about is not asked here.
 */
export function waitsForRequirement(viewer: Viewer): SQL | undefined {
	return and(
		sql`${completion.state} = 'waiting'`,
		withinScope(viewer, 'requirement:confirm'),
		sql`EXISTS (SELECT 1 FROM requirement AS asking JOIN course AS asked ON asked.id = ${completion.courseId}
			WHERE asking.state = 'published'
			AND ${completion.completedOn} BETWEEN asking.rule ->> '$.countsFrom' AND (asking.fiscal_year + 1) || '-03-31'
			AND asked.code IN (SELECT value FROM
				json_each(coalesce(asking.rule -> '$.courses.anyOf', asking.rule -> '$.courses.allOf'))))`
	);
}
