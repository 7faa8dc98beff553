import { and, eq, max } from 'drizzle-orm';
import { type FrozenContent, type FrozenSince } from '$lib/domain/frozen';
import { type Ledger } from '$lib/domain/ledger';
import { addRow } from '../db/rows';
import { frozenReport, indicator } from '../db/schema';
import { type Change } from '../db/write';
import { type Asked, frozenContent } from './content';
import { frozenBy } from './queries';
import { seal, type Sealed } from './seal';

/** A report that is sealed and only has to be written. */
export type Prepared = Pick<FrozenContent, 'asOf' | 'edition' | 'reason' | 'overall' | 'unconfirmed' | 'lastEntry'> &
	Sealed & { code: string; name: string };

/** Computes and seals a report, outside of any transaction: the names of a large city take a while. */
export async function prepare(ledger: Ledger, asked: Asked): Promise<Prepared> {
	return prepared(await frozenContent(ledger, asked));
}

export async function prepared(content: FrozenContent): Promise<Prepared> {
	const { indicator, asOf, edition, reason, overall, unconfirmed, lastEntry } = content;
	const { code, name } = indicator;
	return { code, name, asOf, edition, reason, overall, unconfirmed, lastEntry, ...(await seal(content)) };
}

export type LayOutcome = { ok: true } | { ok: false; reason: 'unknown-indicator' } | ({ ok: false } & FrozenSince);

/** Writes reports of one day, unless somebody else has frozen one of them in the meantime. */
export async function lay(change: Change, reports: readonly Prepared[]): Promise<LayOutcome> {
	for (const report of reports) {
		const outcome = await layOne(change, report);
		if (!outcome.ok) return outcome;
	}
	return { ok: true };
}

async function layOne(change: Change, { code, name: _name, lastEntry, ...report }: Prepared): Promise<LayOutcome> {
	const [found] = await change.db.select({ id: indicator.id }).from(indicator).where(eq(indicator.code, code));
	if (!found) return { ok: false, reason: 'unknown-indicator' };
	const { asOf } = report;
	const [last] = await change.db
		.select({ edition: max(frozenReport.edition) })
		.from(frozenReport)
		.where(and(eq(frozenReport.indicatorId, found.id), eq(frozenReport.asOf, asOf)));
	const edition = last?.edition ?? 0;
	if (edition !== report.edition - 1) {
		const by = await frozenBy(change.db, { code, asOf, edition });
		return { ok: false, reason: 'frozen-since', edition, by };
	}
	await addRow(change, frozenReport, { ...report, indicatorId: found.id, ledgerEntry: lastEntry });
	return { ok: true };
}

/** What the log keeps of them. */
export function toldOf(reports: readonly Prepared[]) {
	return reports.map(({ code: indicator, name, edition, digest }) => ({ indicator, name, edition, digest }));
}
