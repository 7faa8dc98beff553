import { eq } from 'drizzle-orm';
import { dayInJapan, type FiscalYear } from '$lib/domain/calendar';
import { type ChainConfirmation, type SectionConfirmation } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { chainConfirmation, entry, sectionConfirmation } from '../../db/schema';

export type StoredSection = SectionConfirmation & { staffId: number };

/** All that was confirmed for a fiscal year, older confirmations too. */
export type Confirmations = { sections: StoredSection[]; steps: ChainConfirmation[] };

/** What sections and the steps above them have confirmed for a fiscal year, in the order in which they did. */
export async function confirmationsOf(db: Db, fiscalYear: FiscalYear): Promise<Confirmations> {
	const sections = await db
		.select({
			id: sectionConfirmation.id,
			fiscalYear: sectionConfirmation.fiscalYear,
			departmentCode: sectionConfirmation.departmentCode,
			departmentName: sectionConfirmation.departmentName,
			confirmedOn: sectionConfirmation.confirmedOn,
			confirmedBy: sectionConfirmation.confirmedBy,
			seen: sectionConfirmation.seen,
			staffId: sectionConfirmation.staffId
		})
		.from(sectionConfirmation)
		.where(eq(sectionConfirmation.fiscalYear, fiscalYear))
		.orderBy(sectionConfirmation.id);
	const steps = await db
		.select({
			id: chainConfirmation.id,
			fiscalYear: chainConfirmation.fiscalYear,
			step: chainConfirmation.step,
			confirmedOn: chainConfirmation.confirmedOn,
			at: entry.at,
			confirmedBy: chainConfirmation.confirmedBy,
			words: chainConfirmation.words,
			seen: chainConfirmation.seen,
			gaps: chainConfirmation.gaps
		})
		.from(chainConfirmation)
		.innerJoin(entry, eq(entry.number, chainConfirmation.addedBy))
		.where(eq(chainConfirmation.fiscalYear, fiscalYear))
		.orderBy(chainConfirmation.id);
	return { sections, steps: steps.map(({ at, ...step }) => ({ ...step, recordedOn: dayInJapan(new Date(at)) })) };
}
