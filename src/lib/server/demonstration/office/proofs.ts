import { type Viewer } from '$lib/domain/access';
import { addDays, type CivilDate, formatDay } from '$lib/domain/calendar';
import { readStaffList } from '$lib/domain/training';
import { waitingCompletions } from '../../confirmation/queue/queue';
import { type Database } from '../../db/open';
import { attachEvidence } from '../../evidence/attach';
import { attachToEach } from '../../evidence/attach-each';
import { takeEvidence } from '../../evidence/take';
import { waitingHoldings } from '../../qualification/waiting';
import { enteredByMe } from '../../training/entered-by-me';
import { recordForOthers } from '../../training/others';
import { attendanceSheet } from './attendance-sheet';
import { VISITED_SECTION } from '../cast';
import { certificate } from './certificate';
import { viewerTitled } from './viewer-titled';

/** So many of the oldest records that wait are looked at; every other one is proved. */
const lookedAt = 12;

/**
 * What proves the records of 汐見市 that wait: certificates that 人事 was handed, for some completions and a qualification, and the list of
 * who attended, which the 所属長 of the visited section has put on what they entered for two of their people.
 */
export async function proveSome(database: Database, today: CivilDate): Promise<void> {
	await handInCertificates(database, await viewerTitled(database, '人事', today));
	await enterAttendance(database, await viewerTitled(database, '所属長', today));
}

async function handInCertificates(database: Database, hr: Viewer): Promise<void> {
	const file = { sha256: await taken(database, hr, await certificate()), name: '修了証.png' };
	const waiting = await waitingCompletions(database.reader, hr, lookedAt);
	const proven = waiting.filter((_, place) => place % 2 === 0).map(({ id }) => id);
	await attachToEach(database, hr, proven, [file]);
	const [holding] = await waitingHoldings(database.reader, hr, 1);
	if (holding) await attachEvidence(database, hr, { holdingId: holding.id }, [{ ...file, name: '合格証書.png' }]);
}

/** A course that no plan counts: the figures stay what the import made them. */
const course = { code: 'HARASSMENT', name: 'ハラスメント防止研修' };

async function enterAttendance(database: Database, head: Viewer): Promise<void> {
	const filter = { departments: [VISITED_SECTION] };
	const people = (await waitingCompletions(database.reader, head, 2, { filter })).map(({ staffNumber, name }) => ({
		staffNumber,
		name
	}));
	const completedOn = addDays(head.today, -2);
	const claim = { courseCode: course.code, completedOn, hours: 1.5, comprehension: null };
	const list = readStaffList(people.map(({ staffNumber }) => staffNumber).join('\n'));
	await recordForOthers(database, head, { claim, method: '集合', list });
	const lines = people.map(({ staffNumber, name }) => `${staffNumber}　${name}`);
	const sheet = attendanceSheet([`${course.name}　出席者名簿`, formatDay(completedOn), '', ...lines]);
	const file = { sha256: await taken(database, head, sheet), name: '出席者名簿.pdf' };
	const entered = await enteredByMe(database.reader, head, people.length);
	await attachToEach(
		database,
		head,
		entered.map(({ id }) => id),
		[file]
	);
}

async function taken(database: Database, viewer: Viewer, bytes: Uint8Array): Promise<string> {
	const outcome = await takeEvidence(database, viewer, bytes);
	if (!outcome.ok) throw new Error(`the demonstration town has no such evidence: ${outcome.reason}`);
	return outcome.sha256;
}
