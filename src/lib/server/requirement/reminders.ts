import { sql } from 'drizzle-orm';
import { scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { checkReminded, type Coverage, missingIn, type Reminder } from '$lib/domain/requirement';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { reminder, staff } from '../db/schema';
import { isConfirmer } from './chain/confirmers';

const { placeholder } = sql;
const amongPeople = sql`${reminder.staffId} IN (SELECT id FROM staff WHERE staff_number IN (SELECT value FROM json_each(${placeholder('people')})))`;
const amongRequirements = sql`${reminder.requirementId} IN (SELECT value FROM json_each(${placeholder('requirements')}))`;

const latest = compiled((db) =>
	db
		.select({
			requirementId: reminder.requirementId,
			staffNumber: staff.staffNumber,
			sentOn: sql<CivilDate>`max(${reminder.sentOn})`
		})
		.from(reminder)
		.innerJoin(staff, sql`${staff.id} = ${reminder.staffId}`)
		.where(sql`${amongPeople} AND ${amongRequirements}`)
		.groupBy(reminder.staffId, reminder.requirementId)
);

/** By requirement and 職員番号 the day of the latest 催促; undefined for whoever was never reminded. */
export type LatestReminders = (requirementId: number, staffNumber: string) => CivilDate | undefined;

/** The latest 催促 of each of these people, of all these requirements in one question. */
export async function latestReminders(
	db: Db,
	requirements: readonly number[],
	people: readonly { staffNumber: string }[]
): Promise<LatestReminders> {
	if (people.length === 0) return () => undefined;
	const numbers = people.map(({ staffNumber }) => staffNumber);
	const rows = await latest(db, { people: JSON.stringify(numbers), requirements: JSON.stringify(requirements) });
	const days = new Map(rows.map((one) => [`${one.requirementId} ${one.staffNumber}`, one.sentOn]));
	return (requirementId, staffNumber) => days.get(`${requirementId} ${staffNumber}`);
}

const sentToday = compiled((db) =>
	db
		.select({ requirementId: reminder.requirementId, staffNumber: staff.staffNumber })
		.from(reminder)
		.innerJoin(staff, sql`${staff.id} = ${reminder.staffId}`)
		.where(
			sql`${amongRequirements} AND ${reminder.senderId} = ${placeholder('sender')} AND ${reminder.sentOn} = ${placeholder('today')}`
		)
);

/** By requirement the 職員番号 of whom this viewer has reminded of it today. */
export async function remindedToday(
	db: Db,
	{ accountId, today }: Viewer,
	requirements: readonly number[]
): Promise<(requirementId: number) => ReadonlySet<string>> {
	const rows = await sentToday(db, { requirements: JSON.stringify(requirements), sender: accountId, today });
	const byRequirement = new Map<number, Set<string>>();
	for (const { requirementId, staffNumber } of rows)
		byRequirement.set(requirementId, (byRequirement.get(requirementId) ?? new Set()).add(staffNumber));
	return (requirementId) => byRequirement.get(requirementId) ?? new Set();
}

/** The latest and this many before it; whoever is reminded more often learns nothing new from the rest. */
const mostOwn = 1 + 20;

const ownNewest = compiled((db) =>
	db
		.select({
			requirementId: reminder.requirementId,
			sentBy: reminder.sentBy,
			sentOn: reminder.sentOn,
			words: reminder.words
		})
		.from(reminder)
		.where(
			sql`${reminder.id} IN (SELECT id FROM (
				SELECT id, row_number() OVER (PARTITION BY requirement_id ORDER BY id DESC) AS place
				FROM reminder WHERE staff_id = ${placeholder('staffId')}
			) WHERE place <= ${mostOwn})`
		)
		.orderBy(sql`${reminder.id} DESC`)
);

/** By requirement the 催促 that went to this person, the latest first. */
export async function ownReminders(db: Db, staffId: number): Promise<ReadonlyMap<number, Reminder[]>> {
	const reminders = new Map<number, Reminder[]>();
	for (const { requirementId, ...one } of await ownNewest(db, { staffId }))
		reminders.set(requirementId, [...(reminders.get(requirementId) ?? []), one]);
	return reminders;
}

/** Whom a viewer may remind in a section (`code`): of the sections they head today, and everywhere for whoever reaches all. */
export function remindsIn(ledger: Ledger, viewer: Viewer): (code: string) => boolean {
	const { kind } = scopeOf(viewer, 'section:remind');
	if (kind === 'none') return () => false;
	return kind === 'all' ? () => true : isConfirmer(ledger, viewer.today, viewer);
}

/** What the form of a 催促 to everybody says before it is sent: `missing` who may be reminded, `count` without those reminded today. */
export type ReminderPreview = { missing: number; count: number };

/** @returns null where nobody is reminded of it: it asks nobody now */
export async function reminderPreview(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	coverage: Coverage
): Promise<ReminderPreview | null> {
	const { requirement } = coverage;
	if (!checkReminded(requirement, viewer.today).ok) return null;
	const missing = missingIn(ledger, coverage).filter((one) => one !== viewer.staffNumber);
	const already = (await remindedToday(db, viewer, [requirement.id]))(requirement.id);
	return { missing: missing.length, count: missing.filter((one) => !already.has(one)).length };
}
