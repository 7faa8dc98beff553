import type { EvidenceType } from '$lib/domain/evidence';
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { holding } from './qualification';
import { stamp } from './stamp';
import { completion } from './training';

/**
 * The bytes of evidence, once however often they were sent: named by their own hash, which is also what their check needs. Not a fact of
 * its own, so without a stamp; no row is ever changed.
 */
export const evidenceFile = sqliteTable('evidence_file', {
	/** SHA-256 of `bytes` in hex: of the cleaned copy, not of what was sent */
	sha256: text('sha256').primaryKey(),
	type: text('type').$type<EvidenceType>().notNull(),
	size: integer('size').notNull(),
	/** pixels; null for a PDF */
	width: integer('width'),
	height: integer('height'),
	bytes: blob('bytes', { mode: 'buffer' }).notNull()
});

/** What somebody has sent and the server has taken in, by the hash of what they sent; until it is attached to a record. */
export const evidenceUpload = sqliteTable(
	'evidence_upload',
	{
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		/** SHA-256 in hex of the bytes that were sent */
		sentSha256: text('sent_sha256').notNull(),
		fileSha256: text('file_sha256')
			.notNull()
			.references(() => evidenceFile.sha256),
		/** ms since 1970 */
		at: integer('at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.sentSha256] }),
		index('evidence_upload_file').on(table.fileSha256),
		index('evidence_upload_at').on(table.at)
	]
);

/** 証跡: this file proves this completion, or this holding: exactly one of the two. */
export const evidence = sqliteTable(
	'evidence',
	{
		...stamp(),
		completionId: integer('completion_id').references(() => completion.id),
		holdingId: integer('holding_id').references(() => holding.id),
		fileSha256: text('file_sha256')
			.notNull()
			.references(() => evidenceFile.sha256),
		/** the hash of the bytes that were sent, by which the device knows it */
		sentSha256: text('sent_sha256').notNull(),
		/** how the file was called where it came from, without its folder; null where it had no name */
		name: text('name')
	},
	(table) => [
		uniqueIndex('evidence_completion')
			.on(table.completionId, table.fileSha256)
			.where(sql`completion_id IS NOT NULL`),
		uniqueIndex('evidence_holding')
			.on(table.holdingId, table.fileSha256)
			.where(sql`holding_id IS NOT NULL`),
		index('evidence_file_used').on(table.fileSha256),
		index('evidence_entry').on(table.entry)
	]
);
