import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { addDays, day } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { parseHolding } from '$lib/domain/qualification';
import { parseOthers } from '$lib/domain/training';
import { correctCompletion } from '$lib/server/confirmation/correct';
import * as completions from '$lib/server/confirmation/review';
import { evidenceSeen, type Seen } from '$lib/server/confirmation/seen';
import { confirmSeveral } from '$lib/server/confirmation/several';
import { addRow } from '$lib/server/db/rows';
import { completion, evidence, evidenceFile, evidenceUpload, holding, setting, staff } from '$lib/server/db/schema';
import { type Change } from '$lib/server/db/write';
import { attachEvidence } from '$lib/server/evidence/attach';
import { type Proven } from '$lib/server/evidence/proven';
import { removeEvidence } from '$lib/server/evidence/remove';
import { uploadedFiles } from '$lib/server/evidence/store';
import * as holdings from '$lib/server/qualification/commands';
import { recordCompletion } from '$lib/server/training/commands';
import { recordForOthers } from '$lib/server/training/others';
import { withdrawEntered } from '$lib/server/training/withdraw-entered';
import { pdf } from '../evidence/files';
import { rearrange } from '../access/settle';
import { type Actor, confirmingTown } from './town';

/** All that can be done to a record, of both kinds, done in turn by anybody to records of anybody. */

export const deeds = {
	completion: [
		...(['confirm', 'return', 'hold', 'release', 'correct', 'several'] as const),
		...(['attach', 'detach', 'mend', 'enter', 'take back'] as const)
	],
	holding: [
		...(['confirm', 'return', 'hold', 'release', 'correct'] as const),
		...(['attach', 'detach', 'amend', 'withdraw'] as const)
	]
} as const;
export type Deed = (typeof deeds)[RecordKind][number];

type Subject = { kind: RecordKind; number: string };

/** The town where this kind is confirmed by this one, and the other kind by the other. */
export async function decidedTown(kind: RecordKind, confirmer: '人事' | '所属長') {
	const town = await confirmingTown({ heads: false });
	const other = confirmer === '人事' ? '所属長' : '人事';
	const value = {
		completions: kind === 'completion' ? confirmer : other,
		holdings: kind === 'holding' ? confirmer : other
	};
	await rearrange(town.database, (change) => addRow(change, setting, { key: 'confirmation', value }));
	return new Deeds(town);
}

export class Deeds {
	/** so that no record is of the person, course and day of another */
	#day = day('2020-01-01');
	/** records that a refusal left as they were */
	readonly #left = new Map<string, number>();
	readonly #bytes = pdf();
	readonly #sha256 = createHash('sha256').update(this.#bytes).digest('hex');

	readonly #viewers = new Map<string, Viewer>();

	constructor(readonly town: Awaited<ReturnType<typeof confirmingTown>>) {}

	/** Does it, and says how it ended: `done`, or why not. */
	async by(actor: Actor, on: string, deed: Deed, subject: Subject): Promise<string> {
		const viewer = await this.as(actor, on);
		if (deed === 'enter') return this.#enter(viewer, subject);
		const key = `${subject.kind} ${subject.number} ${stateFor(deed)}`;
		const id = this.#left.get(key) ?? (await this.record(subject, deed));
		this.#left.delete(key);
		const end = endOf(await this.#do(viewer, deed, subject.kind, id));
		if (end !== 'done') this.#left.set(key, id);
		return end;
	}

	/** Who this is on a day, read once. */
	async as(actor: Actor, on: string): Promise<Viewer> {
		const key = `${actor} ${on}`;
		const viewer = this.#viewers.get(key) ?? (await this.town.as(actor, on));
		this.#viewers.set(key, viewer);
		return viewer;
	}

	/** A record that this can be done to; its id. */
	async record({ kind, number }: Subject, deed: Deed = 'confirm'): Promise<number> {
		const [is, on] = [stateFor(deed), this.#next()];
		const shared = {
			state: is === 'returned' ? ('returned' as const) : ('waiting' as const),
			returnReason: is === 'returned' ? '前の理由' : null,
			heldReason: is === 'held' ? '前の照会' : null
		};
		let id = 0;
		await rearrange(this.town.database, async (change) => {
			const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, number));
			const ofWhom = { staffId: one!.id, ...shared };
			const training = { courseId: 1, completedOn: on, hours: 1, comprehension: null, method: null, sources: ['本人'] };
			const pass = { qualificationCode: 'AP', passedOn: on, countedOn: on, certificateNumber: null, expiresOn: null };
			id =
				kind === 'completion'
					? await addRow(change, completion, { ...ofWhom, ...training })
					: await addRow(change, holding, { ...ofWhom, ...pass });
			if (is === 'proven') await this.#prove(change, kind === 'completion' ? { completionId: id } : { holdingId: id });
		});
		return id;
	}

	async #prove(change: Change, of: Proven): Promise<void> {
		await change.db.insert(evidenceFile).values(this.#file()).onConflictDoNothing();
		await addRow(change, evidence, { ...of, fileSha256: this.#sha256, sentSha256: this.#sha256, name: null });
	}

	#file() {
		return { sha256: this.#sha256, type: 'application/pdf' as const, size: this.#bytes.length, bytes: this.#bytes };
	}

	/** The record as it would be shown now. */
	async seen(kind: RecordKind, id: number): Promise<Seen> {
		const { reader } = this.town.database;
		const [row] =
			kind === 'completion'
				? await reader
						.select({ entry: completion.entry, evidence: evidenceSeen(evidence.completionId, completion.id) })
						.from(completion)
						.where(eq(completion.id, id))
				: await reader
						.select({ entry: holding.entry, evidence: evidenceSeen(evidence.holdingId, holding.id) })
						.from(holding)
						.where(eq(holding.id, id));
		return { id, ...row! };
	}

	/** The file, sent by this person so that they can put it on a record. */
	async sent({ accountId }: Viewer) {
		const sha256 = this.#sha256;
		// What was taken off a record is gone with its note, and is sent again.
		if ((await uploadedFiles(this.town.database.reader, accountId, [sha256])).has(sha256))
			return [{ sha256, name: null }];
		await rearrange(this.town.database, async ({ db }) => {
			await db.insert(evidenceFile).values(this.#file()).onConflictDoNothing();
			const upload = { accountId, sentSha256: sha256, fileSha256: sha256, at: Date.now() };
			await db.insert(evidenceUpload).values(upload);
		});
		return [{ sha256, name: null }];
	}

	async #do(viewer: Viewer, deed: Deed, kind: RecordKind, id: number): Promise<Ended> {
		const [{ database }, seen] = [this.town, await this.seen(kind, id)];
		const proven = kind === 'completion' ? { completionId: id } : { holdingId: id };
		if (deed === 'attach') return attachEvidence(database, viewer, proven, await this.sent(viewer));
		if (deed === 'detach') return removeEvidence(database, viewer, await this.#evidenceOf(kind, id), '別の人のもの');
		if (deed === 'take back') return withdrawEntered(database, viewer, seen, '日の誤り');
		if (deed === 'amend') return holdings.amendHolding(database, viewer, seen, this.#pass());
		if (deed === 'withdraw') return holdings.withdrawHolding(database, viewer, id, '');
		if (deed === 'mend') return recordCompletion(database, viewer, this.#training(), id);
		if (deed === 'several') return several(await confirmSeveral(database, viewer, [seen]));
		if (deed === 'correct')
			return kind === 'completion'
				? correctCompletion(database, viewer, seen, this.#training(), '名簿と照合')
				: holdings.correctHolding(database, viewer, seen, this.#pass(), '証書による');
		return this.judge(viewer, deed as 'confirm', kind, seen);
	}

	/** What whoever confirms does, to a record as they saw it. */
	judge(viewer: Viewer, deed: 'confirm' | 'return' | 'hold' | 'release', kind: RecordKind, seen: Seen): Promise<Ended> {
		const { database } = this.town;
		const isTraining = kind === 'completion';
		const of = {
			confirm: isTraining ? completions.confirmCompletion : holdings.confirmHolding,
			release: isTraining ? completions.releaseCompletion : holdings.releaseHolding,
			return: isTraining ? completions.returnCompletion : holdings.returnHolding,
			hold: isTraining ? completions.holdCompletion : holdings.holdHolding
		};
		return of[deed](database, viewer, seen, '確かめています');
	}

	async #evidenceOf(kind: RecordKind, id: number): Promise<number> {
		const column = kind === 'completion' ? evidence.completionId : evidence.holdingId;
		const [row] = await this.town.database.reader.select().from(evidence).where(eq(column, id));
		return row!.id;
	}

	async #enter(viewer: Viewer, { number }: Subject): Promise<string> {
		const typed: Record<string, string> = { courseCode: 'DX-BASIC', completedOn: this.#next(), people: number };
		const parsed = parseOthers({ get: (name) => typed[name] ?? '' }, viewer.today);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
		const outcome = await recordForOthers(this.town.database, viewer, parsed.value);
		if (!outcome.ok) return outcome.reason;
		const [row] = outcome.rows;
		return row!.outcome === 'recorded' ? 'done' : row!.outcome;
	}

	#training() {
		return { courseCode: 'DX-BASIC', completedOn: this.#next(), hours: 2, comprehension: null };
	}

	#pass() {
		const typed = new Map(Object.entries({ qualificationCode: 'AP', passedOn: this.#next() }));
		const parsed = parseHolding(typed, day('2026-06-15'));
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
		return parsed.value;
	}

	#next() {
		return (this.#day = addDays(this.#day, 1));
	}
}

export type Ended = { ok: true } | { ok: false; reason: string };

export function endOf(outcome: Ended): string {
	return outcome.ok ? 'done' : outcome.reason;
}

function several({ confirmed, refused }: Awaited<ReturnType<typeof confirmSeveral>>): Ended {
	return confirmed.length === 1 ? { ok: true } : { ok: false, reason: refused[0]!.reason };
}

/** How a record stands to which this can be done. */
function stateFor(deed: Deed): 'waiting' | 'held' | 'returned' | 'proven' {
	if (deed === 'release') return 'held';
	if (deed === 'mend') return 'returned';
	return deed === 'detach' ? 'proven' : 'waiting';
}
