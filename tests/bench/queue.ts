import { and, asc, eq, isNull, lt, ne } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { addDays } from '$lib/domain/calendar';
import { waitingCompletions, waitingCount } from '$lib/server/confirmation/queue/queue';
import { type Database, openDatabase } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import { completion, course, staff } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { certificate } from '$lib/server/demonstration/office/certificate';
import { attachToEach } from '$lib/server/evidence/attach-each';
import { takeEvidence } from '$lib/server/evidence/take';
import { Client } from './client';
import { copied } from './copied';
import { inTurn } from './pages';
import { firstDayRecorded, password, viewerOf } from './people';
import { serve } from './served';
import { type Measure } from './table';
import { percentile } from './timing';

/** So many wait, a few hundred to a commit; each of the first so many has a picture as evidence. */
const [waiting, each, proven] = [5000, 250, 1000];

/** 確認待ち with five thousand records before 人事, who confirms for the whole town: opened, narrowed, worked through. */
export async function queueFigures(folder: string, path: string, hr: string): Promise<Measure[]> {
	const copy = copied(folder, path, 'queue.db');
	await fillQueue(`file:${copy}`, hr);
	const served = await serve(folder, `file:${copy}`);
	const client = new Client(served.url);
	try {
		await client.signIn(hr, password);
		const opened = await times(client, '/confirm');
		const narrowed = await times(client, '/confirm?year=2022&held=all');
		const next = await times(client, '/api/waiting');
		return [
			{ what: '確認待ち with 5,000 records opens: p50', value: percentile(opened, 50), unit: 'ms' },
			{
				what: '確認待ち with 5,000 records opens: p95',
				value: percentile(opened, 95),
				unit: 'ms',
				goal: { most: 200 }
			},
			{ what: 'the same narrowed to a 年度: p95', value: percentile(narrowed, 95), unit: 'ms', goal: { most: 200 } },
			{ what: 'fifty records for its list: p95', value: percentile(next, 95), unit: 'ms' }
		];
	} finally {
		client.close();
		await served.stop();
	}
}

async function times(client: Client, path: string): Promise<number[]> {
	const ask = async () => {
		const { status, milliseconds } = await client.get(path);
		if (status !== 200) throw new Error(`${path} was answered with ${status}`);
		return milliseconds;
	};
	await inTurn(10, ask);
	return inTurn(60, ask);
}

async function fillQueue(databaseUrl: string, staffNumber: string): Promise<void> {
	const database = await openDatabase(databaseUrl);
	try {
		const hr = await viewerOf(database, staffNumber);
		await addWaiting(database, staffNumber, waiting - (await waitingCount(database.reader, hr)));
		await prove(database, hr);
		const count = await waitingCount(database.reader, hr);
		if (count !== waiting) throw new Error(`${count} records wait`);
	} finally {
		database.close();
	}
}

/** Records of others than `hr`, of a course that nobody has taken on these days: each person's on one of sixty, every tenth once more three days later. */
async function addWaiting(database: Database, hr: string, count: number): Promise<void> {
	const { reader } = database;
	const [taken] = await reader.select({ id: course.id }).from(course).where(eq(course.code, 'CYDER'));
	const people = await reader
		.select({ id: staff.id })
		.from(staff)
		.where(and(lt(staff.hiredOn, firstDayRecorded), isNull(staff.leftOn), ne(staff.staffNumber, hr)))
		.orderBy(asc(staff.id));
	const days = (nth: number) => (nth % 10 === 0 ? [nth % 60, (nth % 60) + 3] : [nth % 60]);
	const claims = [0, 100, 200].flatMap((later) =>
		people.flatMap(({ id }, nth) => days(nth).map((day) => ({ staffId: id, completedOn: day + later })))
	);
	for (let start = 0; start < count; start += each)
		await write(database, { kind: 'command-line' }, 'completion.recorded', async (change) => {
			const rows = claims.slice(start, Math.min(count, start + each)).map(({ staffId, completedOn }) => ({
				...{ staffId, courseId: taken!.id, completedOn: addDays(firstDayRecorded, completedOn) },
				...{ hours: 1.5, comprehension: 4, method: null, state: 'waiting' as const, sources: ['本人'] }
			}));
			await addRows(change, completion, rows);
			return { ok: true };
		});
}

async function prove(database: Database, hr: Viewer): Promise<void> {
	const file = await takeEvidence(database, hr, await certificate());
	if (!file.ok) throw new Error(file.reason);
	const oldest = await waitingCompletions(database.reader, hr, proven);
	const ids = oldest.map(({ id }) => id);
	await attachToEach(database, hr, ids, [{ sha256: file.sha256, name: '修了証.png' }]);
}
