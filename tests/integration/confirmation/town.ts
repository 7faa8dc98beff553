import { eq } from 'drizzle-orm';
import { type AccountRole, type Viewer } from '$lib/domain/access';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type Seen } from '$lib/server/confirmation/seen';
import { judgedRecords } from '$lib/server/confirmation/judge';
import { type Database } from '$lib/server/db/open';
import { addRow, addRows } from '$lib/server/db/rows';
import { type Change } from '$lib/server/db/write';
import { account, accountRole, completion, course, deputy, staff } from '$lib/server/db/schema';
import { freshDb } from '../../setup/database';
import { headsConfirm, rearrange, settle, viewerOn } from '../access/settle';

/**
 * The day on which 花子 moves from 企画課 to 財政課, and the day before it; the last day of the deputy of 企画課, and the next, on which the
 * head of 企画課 becomes that of 財政課 and nobody heads 企画課.
 */
export const days = {
	before: '2026-06-30',
	after: '2026-07-01',
	deputyLast: '2026-07-31',
	headMoved: '2026-08-01'
} as const;

export const actors = [
	'herself',
	'head',
	'otherHead',
	'above',
	'deputy',
	'hr',
	'otherHr',
	'staff',
	'admin',
	'security',
	'dx'
] as const;
export type Actor = (typeof actors)[number];

export const numbers: Record<Actor, string> = {
	...{ herself: '0001', head: '0002', otherHead: '0003', above: '0004', deputy: '0005' },
	...{ hr: '0006', otherHr: '0007', staff: '0008', admin: '0009', security: '0011', dx: '0012' }
};

/**
 * 花子 (0001) in 企画課 until the end of June, then in 財政課; the heads of both 課 and of the 部 above; the deputy of 企画課; two of 人事.
 * 所属長 confirm where it is not said that 人事 alone do.
 */
export async function confirmingTown({ heads = true } = {}) {
	const database = await freshDb();
	const head = (...terms: { in: string; from?: string; to?: string }[]) => ({
		...{ posts: terms, appointments: terms.map((term) => ({ role: '所属長', ...term })) }
	});
	await settle(database, {
		people: [
			{
				name: '海野 花子',
				posts: [
					{ in: '1010', to: days.before },
					{ in: '1020', from: days.after }
				]
			},
			{ name: '﨑本 健', ...head({ in: '1010', to: days.deputyLast }, { in: '1020', from: days.headMoved }) },
			{ name: '髙橋 実', ...head({ in: '1020', to: days.deputyLast }), posts: '1020' },
			{ name: '部長 一', ...head({ in: '1000' }) },
			{ name: '代行 二', posts: '1010' },
			{ name: '人事 三', posts: '1020' },
			{ name: '人事 四', posts: '1020' },
			{ name: '職員 五', posts: '1010' },
			{ name: '管理 六', posts: '1020' },
			{ name: '退職 七', posts: '1010', leftOn: '2026-03-31' },
			{ name: '情報 八', posts: '1020' },
			{ name: '推進 九', posts: '1020' }
		]
	});
	await rearrange(database, async (change) => {
		await addRows(change, course, courses);
		const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, numbers.deputy));
		const span = { from: day('2026-06-01'), to: day(days.deputyLast) };
		await addRow(change, deputy, { departmentCode: '1010', staffId: one!.id, ...span });
	});
	if (heads) await headsConfirm(database);
	await rearrange(database, enrol);
	return new Town(database);
}

/** Accounts without a password: nobody signs in here, and a password takes its time. */
async function enrol(change: Change): Promise<void> {
	for (const actor of actors) {
		const user = { staffNumber: numbers[actor], passwordHash: '-', mustChangePassword: false, lockedAt: null };
		const accountId = await addRow(change, account, user);
		await addRows(
			change,
			accountRole,
			rolesOf(actor).map((role) => ({ accountId, role }))
		);
	}
}

function rolesOf(actor: Actor) {
	const other: Partial<Record<Actor, AccountRole>> = {
		...{ hr: '人事', otherHr: '人事', admin: '管理者', security: '情報セキュリティ担当', dx: 'DX推進担当' }
	};
	return ['職員' as const, ...[other[actor] ?? []].flat()];
}

const courses = ['DX-BASIC', 'SECURITY'].map((code) => ({
	...{ code, name: `${code}研修`, category: 'DX' as const, provider: null, validMonths: null }
}));

class Town {
	constructor(readonly database: Database) {}

	/** Who this is on the day of the town: the last of June unless told. */
	as(actor: Actor, on: string = days.before): Promise<Viewer> {
		return viewerOn(this.database, numbers[actor], on);
	}

	/** A record of 花子's, or of whoever is told, as it stands; its id. */
	async record(values: Partial<typeof completion.$inferInsert> = {}, staffNumber = '0001'): Promise<number> {
		let id = 0;
		await rearrange(this.database, async (change) => {
			const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, staffNumber));
			const claim = { courseId: 1, completedOn: day('2026-06-01'), hours: 1.5, comprehension: 4, method: null };
			const state = { state: 'waiting' as const, sources: ['本人'] };
			id = await addRow(change, completion, { staffId: one!.id, ...claim, ...state, ...values });
		});
		return id;
	}

	async row(id: number) {
		const [row] = await this.database.reader.select().from(completion).where(eq(completion.id, id));
		return row!;
	}

	/** The record as it would be shown now. */
	async seen(id: number): Promise<Seen> {
		const judged = (await judgedRecords(this.database.reader, days.before as CivilDate, [id])).get(id)!;
		return { id, entry: judged.row.entry, evidence: judged.evidence };
	}
}
