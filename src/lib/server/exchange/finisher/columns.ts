import { asc, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type FinisherColumns } from '$lib/domain/exchange';
import { actorOf } from '../../access/actor';
import { type Database, type Db } from '../../db/open';
import { addRow, changeRow } from '../../db/rows';
import { finisherColumns } from '../../db/schema';
import { write } from '../../db/write';

/** The names of who has sent lists before. */
export async function knownSenders(db: Db): Promise<string[]> {
	const rows = await db.select({ name: finisherColumns.name }).from(finisherColumns).orderBy(asc(finisherColumns.name));
	return rows.map(({ name }) => name);
}

/** What the columns of this sender's lists were; null for one who is new. */
export async function rememberedColumns(db: Db, sender: string): Promise<FinisherColumns | null> {
	return (await rowOf(db, sender))?.columns ?? null;
}

async function rowOf(db: Db, sender: string) {
	const [row] = await db.select().from(finisherColumns).where(eq(finisherColumns.name, sender));
	return row;
}

type KeepOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-change' };

/** Remembers the columns by the sender's name. A day that stood for all rows was that list's alone, and is forgotten. */
export async function keepColumns(
	database: Database,
	viewer: Viewer,
	sender: string,
	columns: FinisherColumns
): Promise<KeepOutcome> {
	if (!can(viewer, 'finisher:import')) return { ok: false, reason: 'not-allowed' };
	const kept = lasting(columns);
	const actor = actorOf(viewer);
	return write<KeepOutcome>(database, actor, 'finisher-columns.kept', async (change) => {
		const row = await rowOf(change.db, sender);
		if (row && JSON.stringify(row.columns) === JSON.stringify(kept)) return { ok: false, reason: 'no-change' };
		if (row) await changeRow(change, finisherColumns, row, { columns: kept });
		else await addRow(change, finisherColumns, { name: sender, columns: kept });
		change.describe({ name: sender } satisfies AuditPayload<'finisher-columns.kept'>);
		return { ok: true };
	});
}

function lasting({ sources, ...units }: FinisherColumns): FinisherColumns {
	const { completedOn, ...others } = sources;
	const isLasting = completedOn && 'heading' in completedOn;
	return { sources: isLasting ? { ...others, completedOn } : others, ...units };
}
