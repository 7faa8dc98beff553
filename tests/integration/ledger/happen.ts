import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type PackageFile } from '$lib/domain/exchange';
import { type Database } from '$lib/server/db/open';
import { changeRow } from '$lib/server/db/rows';
import { completion, staff } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { importPackage } from '$lib/server/exchange/import';
import { importRuns } from '$lib/server/exchange/queries';
import { undoImport } from '$lib/server/exchange/undo';
import { recordCompletion } from '$lib/server/training/commands';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { csvText } from '../../factories/package';
import { type Happening } from './random-changes';

const actor = { kind: 'command-line' } as const;
const today = day('2026-06-15');

/** Does it. @returns how it ended; a refusal is an end like any other */
export async function happen(database: Database, happening: Happening): Promise<{ ok: boolean }> {
	switch (happening.kind) {
		case 'import':
			return takeIn(database, happening);
		case 'record':
			return record(database, happening);
		case 'undo':
			return takeBack(database, happening.pick);
		default:
			return review(database, happening.kind, happening.pick);
	}
}

/** Takes the package of a happening in, or only tries to. */
export async function takeIn(
	database: Database,
	{ files, plan }: Extract<Happening, { kind: 'import' }>,
	{ dryRun = false } = {}
) {
	const sheets = Object.entries(files).map(([file, rows]) => ({
		file: file as PackageFile,
		rows: csvText(file as PackageFile, rows)
			.trimEnd()
			.split('\n')
			.map((line) => line.split(','))
	}));
	const source = { name: 'random', sheets, plan: plan && JSON.stringify(plan) };
	return importPackage(database, actor, source, { today, dryRun });
}

async function record(database: Database, claim: Extract<Happening, { kind: 'record' }>) {
	const [person] = await database.reader.select().from(staff).where(eq(staff.staffNumber, claim.staffNumber));
	const { courseCode, completedOn } = claim;
	const viewer = viewerOf(person?.id ?? null);
	return recordCompletion(database, viewer, {
		courseCode,
		completedOn: day(completedOn),
		hours: null,
		comprehension: null
	});
}

async function takeBack(database: Database, pick: number) {
	const standing = (await importRuns(database.reader)).filter(({ undoneBy }) => undoneBy === null);
	const run = standing[standing.length - 1 - (pick % 3)];
	return run ? undoImport(database, actor, run.number) : { ok: false };
}

type Review = Exclude<Happening['kind'], 'import' | 'record' | 'undo'>;

async function review(database: Database, kind: Review, pick: number) {
	const rows = await database.reader.select().from(completion);
	const isEither = kind === 'withdraw' || kind === 'correct';
	const some = isEither ? rows : rows.filter(({ state }) => state === 'waiting');
	const row = some[pick % some.length];
	if (!row) return { ok: false };
	if (kind === 'confirm') return confirmCompletion(database, viewerOf(null), row);
	if (kind === 'hold') return holdCompletion(database, viewerOf(null), row, '照会中');
	if (kind === 'correct') return correctCompletion(database, viewerOf(null), row, corrected(pick), '名簿と照合');
	if (kind === 'return') return returnCompletion(database, viewerOf(null), row, '日付を確かめてください');
	return write(database, actor, 'completion.returned', async (change) => {
		await changeRow(change, completion, row, { state: 'withdrawn' });
		return { ok: true };
	});
}

function corrected(pick: number) {
	const courseCode = pick % 2 === 0 ? 'DX-ADVANCED' : 'DX-BASIC';
	return { courseCode, completedOn: day('2024-04-01'), hours: 2, comprehension: 1 + (pick % 5) };
}

/** 人事, who may confirm everybody’s; with a person of their own they also record. */
function viewerOf(staffId: number | null): Viewer {
	return {
		accountId: 1,
		staffNumber: '9999',
		staffId,
		name: '人事',
		roles: ['人事'],
		mustChangePassword: false,
		today,
		departmentCode: null,
		departmentName: null,
		departmentLine: [],
		headed: new Set(),
		deputised: new Set(),
		inPlaceOf: [],
		confirmation: { completions: '人事', holdings: '人事' }
	};
}
