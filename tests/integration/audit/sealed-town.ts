import { createClient } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { day } from '$lib/domain/calendar';
import { createAccount, resetPassword } from '$lib/server/access/account/accounts';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Database } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import {
	completion,
	deputy,
	evidence,
	evidenceFile,
	frozenReport,
	indicator,
	manualValue,
	ruleRevision,
	setting
} from '$lib/server/db/schema';
import { type Change, write } from '$lib/server/db/write';
import { undoImport } from '$lib/server/exchange/undo';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { packageFolder } from '../../factories/package-files';
import { smallTown, townPlan } from '../../factories/package-town';
import { viewer } from '../../factories/viewer';
import { databaseFileOfRun, type DatabaseFile } from '../../setup/database';
import { freshUrl, imported } from '../cli/in-process';
import { withDatabaseAt } from '../exchange/facts';
import { outboxCommand } from '$lib/server/db/schema/outbox';
import { askForTraining } from './sealed-duties';

const actor = { kind: 'command-line' } as const;

/** What happened to the sealed town, entry by entry; the last entry is 10. */
async function live(url: string): Promise<void> {
	await imported(url, packageFolder(smallTown)); // 1
	await imported(url, packageFolder(more)); // 2
	await imported(url, packageFolder({ 'courses.csv': ['SEC,取り消される名前,DX,,', 'GONE,消える研修,DX,,'] })); // 3
	await withDatabaseAt(url, async (database) => {
		await undoImport(database, actor, 3); // 4
		await createAccount(database, actor, { staffNumber: '0001', roles: ['職員', '人事'], password: 'kawa-to-umi-to' }); // 5
		await createAccount(database, actor, { staffNumber: '0002', roles: ['職員'], password: 'yama-to-umi-to' }); // 6
		await resetPassword(database, actor, '0001', 'sora-to-umi-to-yama'); // 7
		await enterNumbers(database); // 8
		await review(database); // 9, 10
	});
}

const incidents = { code: 'incidents', name: '事故件数', kind: 'manual', unit: '件', direction: 'at_most' };

/** On top of the small town: so much that there are two rows of everything. */
const more = {
	'staff.csv': ['0001,海野 花子,ウミノ ハナコ,山田,,2015-04-01,', '0011,新 人,シン ジン,,,2026-04-01,'],
	'absences.csv': ['0006,休職,2025-10-01,2025-12-31'],
	'completions.csv': ['0001,SEC,2025-06-01,1.5,3,未確認,名簿,', '0004,SEC,2025-06-01,0.1,,未確認,名簿,'],
	'plan.json': { plans: [{ ...townPlan, code: 'second', name: '別の計画', indicators: [incidents] }] }
};

/** Two at once, which the page does not do, so that what the tests say of the entries after it stays as it is. */
async function enterNumbers(database: Database): Promise<void> {
	await write(database, actor, 'figure.entered', async (change) => {
		await noteCommands(change);
		await decide(change);
		await attach(change);
		const [{ id: indicatorId } = { id: 0 }] = await change.db
			.select()
			.from(indicator)
			.where(eq(indicator.code, incidents.code));
		const years = [2023, 2024].map((fiscalYear) => ({ indicatorId, fiscalYear, value: 1.5, source: '資料2' }));
		await addRows(change, manualValue, years);
		await layDown(change, indicatorId);
		await askForTraining(change);
		return { ok: true };
	});
}

/** In the same entry, for the same reason. */
async function layDown(change: Change, indicatorId: number): Promise<void> {
	const rule = { kind: 'manual', unit: '件', direction: 'at_most' } as const;
	const days = [day('2024-03-31'), day('2025-03-31')];
	const overall = { value: 1.5, source: '資料2', target: null, met: null };
	const seal = { content: 'H4sI', digest: '0'.repeat(64), ledgerEntry: 7, unconfirmed: 0, reason: null };
	await addRows(
		change,
		ruleRevision,
		days.map((from) => ({ indicatorId, from, rule }))
	);
	await addRows(
		change,
		frozenReport,
		days.map((asOf) => ({ indicatorId, asOf, edition: 1, overall, ...seal }))
	);
}

async function review(database: Database): Promise<void> {
	const rows = (await database.reader.select().from(completion)).filter(({ state }) => state === 'waiting');
	const hr = viewer({ staffId: 10, staffNumber: '0010', roles: ['人事'] });
	await confirmCompletion(database, hr, rows[0]!);
	await returnCompletion(database, hr, rows[1]!, '日付を確かめてください');
}

/** In the same entry too. */
async function decide(change: Change): Promise<void> {
	const days = { from: day('2026-06-01'), to: day('2026-06-30') };
	const somebody = [1, 2].map((staffId) => ({ departmentCode: '1010', staffId, ...days }));
	await addRows(change, deputy, somebody);
	const value = { completions: '所属長', holdings: '人事' };
	await addRows(
		change,
		setting,
		['confirmation', 'other'].map((key) => ({ key, value }))
	);
}

/** In the same entry too. */
async function attach(change: Change): Promise<void> {
	const bytes = Buffer.from('%PDF-1.4');
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	await change.db.insert(evidenceFile).values({ sha256, type: 'application/pdf', size: bytes.length, bytes });
	const proof = { fileSha256: sha256, sentSha256: sha256, name: '修了証.pdf', holdingId: null };
	await addRows(
		change,
		evidence,
		[1, 2].map((completionId) => ({ ...proof, completionId }))
	);
}

/** In the same entry too. */
async function noteCommands(change: Change): Promise<void> {
	const sent = { kind: 'record' as const, accountId: 1, digest: '0'.repeat(64), deviceId: 'device', opVersion: 1 };
	const said = { courseCode: 'SEC', completedOn: day('2025-06-01'), hours: 1.5, comprehension: 3 };
	const numbers = [1, 2].map((nth) => ({
		opId: `op${nth}`,
		recordId: `record${nth}`,
		completionId: nth,
		deviceSeq: nth
	}));
	const capturedAt = '2025-06-01T03:00:00.000Z';
	await addRows(
		change,
		outboxCommand,
		numbers.map((numbered) => ({ ...sent, ...said, ...numbered, capturedAt }))
	);
}

let made: Promise<DatabaseFile> | null = null;

/** The address of a database of its own that holds the sealed town. */
export async function sealedTown(): Promise<string> {
	const [template, url] = await Promise.all([(made ??= makeTemplate()), freshUrl()]);
	copyFileSync(pathOf(template.url), pathOf(url));
	return url;
}

const pathOf = (url: string) => url.slice('file:'.length);

async function makeTemplate(): Promise<DatabaseFile> {
	const template = await databaseFileOfRun();
	await live(template.url);
	await byHand(template.url, 'PRAGMA wal_checkpoint(TRUNCATE)');
	return template;
}

/** What somebody does who has the file and any program for SQLite: no rule of the database stands in the way. */
export async function byHand(url: string, ...statements: string[]) {
	const client = createClient({ url });
	try {
		await client.execute('PRAGMA foreign_keys = OFF');
		const results = [];
		for (const statement of statements) results.push(await client.execute(statement));
		return results.at(-1)!.rows;
	} finally {
		client.close();
	}
}

/** Gives up the rule that a key stands only once. */
export async function dropUniqueness(url: string, table: string): Promise<void> {
	const indexes = await byHand(
		url,
		`SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = '${table}' AND sql LIKE '%UNIQUE%'`
	);
	await byHand(url, ...indexes.map(({ name }) => `DROP INDEX "${String(name)}"`), 'SELECT 1');
}

export async function verified(url: string) {
	return withDatabaseAt(url, verifyAudit);
}
