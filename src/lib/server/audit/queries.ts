import { desc, inArray } from 'drizzle-orm';
import { type AuditFilter, auditSentence, mentionedIn, readPayload, type SentencePart } from '$lib/domain/audit';
import { type Db } from '../db/open';
import { entry } from '../db/schema';
import { accountOfActor, actorPart } from './actor-words';
import { newestNumbers } from './conditions';
import { namesOf } from './names';
import { type SubjectField, subjectsOf } from './subjects';

export const linesPerPage = 50;

/** An entry as people read it. `at` is UTC, ISO 8601. */
export type AuditLine = { number: number; at: string; actor: SentencePart; sentence: SentencePart[] };

export type AuditPage =
	/** `older`: there are more below this number; null where these are the last */
	| { ok: true; lines: AuditLine[]; older: number | null }
	/** the conditions that name nobody, or nothing there ever was */
	| { ok: false; unknown: SubjectField[] };

/**
 * The newest entries that fit, one page of them. For whoever has `audit:read`, which reaches everybody.
 *
 * @param before only entries below this number; null for the newest
 */
export async function auditPage(db: Db, filter: AuditFilter, before: number | null): Promise<AuditPage> {
	const { subjects, unknown } = await subjectsOf(db, filter);
	if (unknown.length > 0) return { ok: false, unknown };
	const found = await db.all<{ number: number }>(newestNumbers(filter, subjects, before, linesPerPage + 1));
	const numbers = found.map(({ number }) => number);
	const shown = numbers.slice(0, linesPerPage);
	const older = numbers.length > linesPerPage ? (shown.at(-1) ?? null) : null;
	return { ok: true, lines: await auditLines(db, shown), older };
}

/** The entries of these numbers as people read them, the newest first. What is told of somebody is the caller's to keep to itself. */
export async function auditLines(db: Db, numbers: number[]): Promise<AuditLine[]> {
	const rows = await db
		.select({ number: entry.number, at: entry.at, actor: entry.actor, event: entry.event, payload: entry.payload })
		.from(entry)
		.where(inArray(entry.number, numbers))
		.orderBy(desc(entry.number));
	const read = rows.map((row) => ({ ...row, payload: readPayload(row.payload) }));
	const mentioned = mentionedIn(read.map(({ payload }) => payload));
	const actors = read.map(({ actor }) => accountOfActor(actor)).filter((id) => id !== null);
	const names = await namesOf(db, { ...mentioned, accounts: [...new Set([...mentioned.accounts, ...actors])] });
	return read.map(({ number, at, actor, event, payload }) => ({
		number,
		at,
		actor: actorPart(actor, names),
		sentence: auditSentence(event, payload, names)
	}));
}
