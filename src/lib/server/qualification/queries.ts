import { and, desc, eq, ne } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { qualificationName } from '$lib/domain/qualification';
import { type Db } from '../db/open';
import { entry, holding } from '../db/schema';

/** A holding as it is shown, with the entry that wrote it last and the one that made it known. */
export const shownHolding = {
	id: holding.id,
	entry: holding.entry,
	addedBy: holding.addedBy,
	staffId: holding.staffId,
	qualificationCode: holding.qualificationCode,
	passedOn: holding.passedOn,
	countedOn: holding.countedOn,
	certificateNumber: holding.certificateNumber,
	expiresOn: holding.expiresOn,
	state: holding.state,
	returnReason: holding.returnReason,
	/** UTC, when it first became known here */
	recordedAt: entry.at
};

/** The viewer's own holdings, those returned first and then the latest; what was taken back is not there. */
export async function ownHoldings(db: Db, viewer: Viewer) {
	if (viewer.staffId === null) return [];
	const rows = await db
		.select(shownHolding)
		.from(holding)
		.innerJoin(entry, eq(entry.number, holding.addedBy))
		.where(and(eq(holding.staffId, viewer.staffId), ne(holding.state, 'withdrawn')))
		.orderBy(desc(eq(holding.state, 'returned')), desc(holding.countedOn), desc(holding.id));
	return rows.map((row) => ({ ...row, qualification: qualificationName(row.qualificationCode) }));
}

export type OwnHolding = Awaited<ReturnType<typeof ownHoldings>>[number];
