import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { withinScope } from '../../access/scope';
import { type Db } from '../../db/open';
import { completion, holding } from '../../db/schema';
import { confirmersToday } from '../confirmers';
import { allWaitingCompletions, allWaitingHoldings, type WaitingOfAll } from './waiting-of-all';

/** 承認者不在: the viewer's own records of a kind that wait and that nobody can confirm today, by their ids. */
export async function ownWithoutConfirmer(
	db: Db,
	{ staffId, today }: Viewer,
	kind: RecordKind = 'completion'
): Promise<number[]> {
	if (staffId === null) return [];
	const found = await withoutAny(db, today, () =>
		kind === 'completion'
			? allWaitingCompletions(db, today, eq(completion.staffId, staffId))
			: allWaitingHoldings(db, today, eq(holding.staffId, staffId))
	);
	return found.map(({ id }) => id);
}

/**
 * 承認者不在 for whoever reads others' records: what waits and nobody can confirm today, 受講記録 first, then 資格, each oldest first and as
 * far as the viewer reads its kind.
 */
export function recordsWithoutConfirmer(db: Db, viewer: Viewer): Promise<WaitingOfAll[]> {
	const { today } = viewer;
	return withoutAny(db, today, async () => [
		...(await allWaitingCompletions(db, today, withinScope(viewer, 'completion:read'))),
		...(await allWaitingHoldings(db, today, withinScope(viewer, 'holding:read', holding.staffId)))
	]);
}

/** The same for a 管理者, who makes the accounts and decides who confirms: how many of which department, and of nobody by name. */
export async function departmentsWithoutConfirmer(db: Db, viewer: Viewer) {
	if (!can(viewer, 'setting:change')) return [];
	const { today } = viewer;
	const found = await withoutAny(db, today, async () => [
		...(await allWaitingCompletions(db, today)),
		...(await allWaitingHoldings(db, today))
	]);
	const counts = new Map<string | null, { department: string | null; count: number }>();
	for (const { departmentCode, department } of found)
		counts.set(departmentCode, { department, count: (counts.get(departmentCode)?.count ?? 0) + 1 });
	return [...counts].map(([departmentCode, of]) => ({ departmentCode, ...of }));
}

/** The rows are asked for only where some may be without: most towns have people enough. */
async function withoutAny(db: Db, today: CivilDate, waiting: () => Promise<WaitingOfAll[]>): Promise<WaitingOfAll[]> {
	const confirmers = await confirmersToday(db, today);
	if (confirmers.suffice) return [];
	return (await waiting()).filter((row) => !confirmers.has(row, `${row.kind}:confirm`));
}
