import { inArray, sql } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Ledger } from '$lib/domain/ledger';
import {
	checkReminded,
	checkReminder,
	missingIn,
	type Reminded,
	type ReminderRefusal,
	sectionView,
	type ToRemind,
	whomToRemind
} from '$lib/domain/requirement';
import { type Database, type Db } from '../db/open';
import { addRows } from '../db/rows';
import { reminder, staff } from '../db/schema';
import { type Change, write } from '../db/write';
import { takeTurns } from '../indicator/turns';
import { chainOfYear } from './chain/chain';
import { keptCoverageSteps } from './coverages';
import { actorOf } from '../access/actor';
import { type LedgerNow } from './chain/ledger-now';
import { remindedToday, remindsIn } from './reminders';
import { exemptionsFrom, requirementOf, type StoredRequirement } from './rows';

/**
 * `words`: ひとこと, as written. Without a section everybody is meant who has not done it, of whom `shown` stood there; else the `people`
 * of the section by their 職員番号.
 */
export type RemindCommand = { requirementId: number; words: string } & (
	{ section: null; shown: number } | { section: string; people: readonly string[] }
);

export type RemindOutcome = ({ ok: true } & Reminded) | { ok: false; reason: ReminderRefusal };

/** All of them were reminded today already, maybe by this very form whose answer was lost: nothing is written. */
type Attempt = RemindOutcome | ({ ok: false; reason: 'all-already' } & Reminded);

/**
 * Reminds people that they have not done a requirement: a message that stands on their ホーム until they have. Who has done it meanwhile
 * is left out and counted; nobody is reminded of the same twice a day by the same sender.
 */
export async function remind(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	command: RemindCommand
): Promise<RemindOutcome> {
	if (!can(viewer, command.section === null ? 'requirement:remind' : 'section:remind'))
		return { ok: false, reason: 'not-allowed' };
	const checked = checkReminder(command.words);
	if (!checked.ok) return checked;
	if (command.section !== null && command.people.length === 0) return { ok: false, reason: 'nobody-chosen' };
	// Computed before the line of writers is held up, so that inside it is known already.
	await whomIn(database.reader, await ledgerNow(), viewer, command);
	const attempt = await write<Attempt>(database, actorOf(viewer), 'reminder.sent', async (change) => {
		const found = await whomIn(change.db, await ledgerNow(), viewer, command);
		if (!found.ok) return found;
		const { to, already, gone } = found;
		const done = { reminded: to.length, already, gone };
		if (to.length > 0) return send(change, viewer, found, checked.words, done);
		return already > 0 ? { ok: false, reason: 'all-already', ...done } : { ok: false, reason: 'nobody-left' };
	});
	if (attempt.ok || attempt.reason !== 'all-already') return attempt;
	const { reminded, already, gone } = attempt;
	return { ok: true, reminded, already, gone };
}

type Found = { ok: true; requirement: StoredRequirement; section: string | null } & ToRemind;
type Refused = { ok: false; reason: ReminderRefusal };

async function whomIn(db: Db, ledger: Ledger, viewer: Viewer, command: RemindCommand): Promise<Found | Refused> {
	const requirement = await requirementOf(db, command.requirementId);
	if (!requirement) return { ok: false, reason: 'unknown-requirement' };
	const open = checkReminded(requirement, viewer.today);
	if (!open.ok) return open;
	const candidates =
		command.section === null
			? await everybody(db, ledger, viewer, requirement)
			: await inSection(db, ledger, viewer, requirement, command.section);
	if (!candidates.ok) return candidates;
	const missing = candidates.missing.filter((one) => one !== viewer.staffNumber);
	const today = (await remindedToday(db, viewer, [requirement.id]))(requirement.id);
	const asked = command.section === null ? command.shown : command.people;
	return { ok: true, requirement, section: candidates.section, ...whomToRemind(missing, today, asked) };
}

type Candidates = { ok: true; missing: string[]; section: string | null } | Refused;

async function everybody(
	db: Db,
	ledger: Ledger,
	{ today }: Viewer,
	requirement: StoredRequirement
): Promise<Candidates> {
	const exemptions = await exemptionsFrom(db, requirement.id);
	const coverage = await takeTurns(keptCoverageSteps(ledger, requirement, exemptions, today));
	return { ok: true, missing: missingIn(ledger, coverage), section: null };
}

/** As 所属の状況 shows them: whoever heads the section today has its people, and those of vacant places below. */
async function inSection(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	{ id, fiscalYear }: StoredRequirement,
	code: string
): Promise<Candidates> {
	if (!remindsIn(ledger, viewer)(code)) return { ok: false, reason: 'not-head' };
	const { coverages, state } = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	const found = state.sections.find((one) => one.code === code);
	const departments = new Set(found?.section?.departments ?? []);
	const { requirements, people } = sectionView(ledger, coverages, departments, viewer.today);
	const place = requirements.findIndex((one) => one.id === id);
	const missing = people.filter(({ standings }) => standings[place]?.state === '未');
	return { ok: true, missing: missing.map(({ staffNumber }) => staffNumber), section: found?.name ?? null };
}

async function send(
	change: Change,
	{ accountId, name, today }: Viewer,
	{ requirement, section, to }: Found,
	words: string | null,
	done: Reminded
): Promise<RemindOutcome> {
	const numbers = sql`(SELECT value FROM json_each(${JSON.stringify(to)}))`;
	const rows = await change.db.select({ id: staff.id }).from(staff).where(inArray(staff.staffNumber, numbers));
	const people = rows.map(({ id }) => id);
	const one = { requirementId: requirement.id, senderId: accountId, sentBy: name, sentOn: today, words };
	await addRows(
		change,
		reminder,
		people.map((staffId) => ({ ...one, staffId }))
	);
	const said = { requirement: requirement.id, name: requirement.name, section, people };
	change.describe(said satisfies AuditPayload<'reminder.sent'>);
	return { ok: true, ...done };
}
