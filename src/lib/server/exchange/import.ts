import { max } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	difference as differenceOf,
	type Fault,
	judgePackage,
	packageCounts,
	type PackageCounts,
	type PackageDifference,
	type ParsedPackage,
	parsePackage,
	type Sheet,
	sortFaults
} from '$lib/domain/exchange';
import { type Actor } from '../audit/actor';
import { type Database, type Tx } from '../db/open';
import { addRow } from '../db/rows';
import { importRun } from '../db/schema';
import { type Change, lastEntryNumber, write } from '../db/write';
import { applyDifference } from './apply';
import { type Stored, storedTown } from './stored';
import { findCompletions } from './stored-completions';

/** A package as read from files, or made by the program itself. */
export type PackageSource = { name: string; sheets: Sheet[]; plan: string | null; faults?: Fault[] };

export type ImportOutcome =
	| { ok: true; number: number | null; files: PackageCounts; messages: string[] }
	| { ok: false; reason: 'faults'; faults: Fault[]; messages: string[] };

type Options = { today: CivilDate; dryRun?: boolean };

/**
 * Takes in a package: all of it in one transaction, or nothing and every fault. Parsing and comparing happen outside the
 * transaction; if somebody else changed the town meanwhile, the package is judged again inside it.
 *
 * `number` is the import's number, null for a dry run.
 */
export async function importPackage(
	database: Database,
	actor: Actor,
	source: PackageSource,
	{ today, dryRun = false }: Options
): Promise<ImportOutcome> {
	const { parsed, faults, messages } = parsePackage(source);
	const read = [...(source.faults ?? []), ...faults];
	const judged = await database.snapshot((tx) => compare(tx, parsed, read, today));
	if (!judged.ok) return { ok: false, reason: 'faults', faults: judged.faults, messages };
	if (dryRun) return { ok: true, number: null, files: packageCounts(judged.difference), messages };
	const outcome = await write<Taken>(database, actor, 'import.done', async (change) => {
		const moved = (await lastEntryNumber(change.db)) !== judged.stored.entry;
		// Inside the transaction nobody can move it again, so a busy town cannot put an import off for ever.
		const now = moved ? await compare(change, parsed, read, today) : judged;
		if (!now.ok) return { ok: false, reason: 'faults', faults: now.faults };
		return take(change, source.name, now);
	});
	if (!outcome.ok) return { ...outcome, messages };
	return { ok: true, number: outcome.number, files: outcome.files, messages };
}

type Judged = { stored: Stored; difference: PackageDifference };

async function compare(
	tx: Tx,
	parsed: ParsedPackage,
	read: Fault[],
	today: CivilDate
): Promise<({ ok: true } & Judged) | { ok: false; faults: Fault[] }> {
	const stored = await storedTown(tx);
	const faults = sortFaults([...read, ...judgePackage(parsed, stored, today)]);
	if (faults.length > 0) return { ok: false, faults };
	const find = parsed.completions === null ? () => undefined : await findCompletions(tx, stored);
	return { ok: true, stored, difference: differenceOf(parsed, stored, find) };
}

type Done = { ok: true; number: number; files: PackageCounts };
type Taken = Done | { ok: false; reason: 'faults'; faults: Fault[] };

async function take(change: Change, name: string, { stored, difference }: Judged): Promise<Done> {
	const files = packageCounts(difference);
	await applyDifference(change, stored, difference);
	return { ok: true, number: await keepRun(change, name, files), files };
}

/** Keeps what an import did under the next number, by which it can be taken back. */
export async function keepRun(change: Change, name: string, files: PackageCounts): Promise<number> {
	const [last] = await change.db.select({ number: max(importRun.number) }).from(importRun);
	const number = (last?.number ?? 0) + 1;
	await addRow(change, importRun, { number, name, files, undoneBy: null });
	change.describe({ import: number, name, files } satisfies AuditPayload<'import.done'>);
	return number;
}
