import { eq } from 'drizzle-orm';
import { type AccountRole, type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type RequirementDraft } from '$lib/domain/requirement';
import { type Database } from '$lib/server/db/open';
import { addRow, addRows } from '$lib/server/db/rows';
import { account, accountRole, completion, course, deputy, staff } from '$lib/server/db/schema';
import { type Change } from '$lib/server/db/write';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { chainOfYear } from '$lib/server/requirement/chain/chain';
import { createRequirement } from '$lib/server/requirement/draft/draw-up';
import { previewed } from '$lib/server/requirement/draft/preview';
import { publishRequirement, withdrawRequirement } from '$lib/server/requirement/draft/publish';
import { requirementOf as storedRequirement } from '$lib/server/requirement/rows';
import { seenMark } from '$lib/server/requirement/chain/seen-mark';
import { requirementOf, type RequirementSketch } from '../../factories/requirement';
import { freshDb } from '../../setup/database';
import { accountId, rearrange, settle, viewerOn } from '../access/settle';

/** The day before 企画課 gets another head, and the day of it. */
export const days = { before: '2026-06-30', after: '2026-07-01' } as const;

export const actors = [
	...(['staff', 'head', 'nextHead', 'twoSections', 'secondHead', 'above', 'deputy'] as const),
	...(['hr', 'security', 'dx', 'admin'] as const)
];
export type Actor = (typeof actors)[number];

const people: Record<
	Actor,
	{ number: string; roles: ('職員' | '人事' | '情報セキュリティ担当' | 'DX推進担当' | '管理者')[] }
> = {
	staff: { number: '0001', roles: ['職員'] },
	head: { number: '0002', roles: ['職員'] },
	nextHead: { number: '0003', roles: ['職員'] },
	twoSections: { number: '0004', roles: ['職員'] },
	secondHead: { number: '0005', roles: ['職員'] },
	above: { number: '0006', roles: ['職員'] },
	hr: { number: '0007', roles: ['職員', '人事'] },
	security: { number: '0008', roles: ['職員', '情報セキュリティ担当'] },
	admin: { number: '0009', roles: ['職員', '管理者'] },
	dx: { number: '0010', roles: ['職員', 'DX推進担当'] },
	/** confirms in the place of the head of 契約課 */
	deputy: { number: '0011', roles: ['職員'] }
};

/**
 * 企画部 (1000) with 企画課 (1010), whose head changes on 1 July; 財政課 (1020) with two heads at once, one of whom heads 契約課 (1030) as
 * well; 契約課 is abolished at the end of the year. Eleven people: two in 企画課, seven in 財政課, one each in 契約課 and the 部.
 */
export async function requirementTown() {
	const database = await freshDb();
	const head = (department: string, span = {}, role = '所属長') => ({ role, in: department, ...span });
	const moves = (first: string, then: string) => [
		{ in: first, to: days.before },
		{ in: then, from: days.after }
	];
	await settle(database, {
		departments: [
			{ code: '1000', name: '企画部' },
			{ code: '1010', name: '企画課', parentCode: '1000' },
			{ code: '1020', name: '財政課', parentCode: '1000' },
			{ code: '1030', name: '契約課', parentCode: '1000', to: '2026-12-31' }
		],
		people: [
			{ name: '海野 花子', posts: '1010' },
			{ name: '﨑本 健', posts: moves('1010', '1020'), appointments: [head('1010', { to: days.before })] },
			{ name: '髙橋 実', posts: moves('1020', '1010'), appointments: [head('1010', { from: days.after })] },
			{ name: '岸 直子', posts: '1020', appointments: [head('1020'), head('1030')] },
			{ name: '森 あゆみ', posts: '1020', appointments: [head('1020', {}, '情報セキュリティ管理者')] },
			{ name: '林 太郎', posts: '1000', appointments: [head('1000')] },
			...['原 美咲', '谷 一郎', '沢 さくら', '濵 大輔'].map((name) => ({ name, posts: '1020' })),
			{
				name: '辻 次郎',
				posts: [
					{ in: '1030', to: '2026-12-31' },
					{ in: '1020', from: '2027-01-01' }
				]
			}
		]
	});
	await rearrange(database, (change) => addRows(change, course, courses));
	await rearrange(database, enrol);
	await rearrange(database, inPlaceOfHead);
	return new Town(database);
}

const courses = ['DX-BASIC', 'SECURITY'].map((code) => ({
	...{ code, name: `${code}研修`, category: 'DX' as const, provider: null, validMonths: null }
}));

/** Accounts without a password: nobody signs in here, and a password takes its time. */
async function enrol(change: Change): Promise<void> {
	for (const { number: staffNumber, roles } of Object.values(people)) {
		const user = { staffNumber, passwordHash: '-', mustChangePassword: false, lockedAt: null };
		const accountId = await addRow(change, account, user);
		await addRows(
			change,
			accountRole,
			roles.map((role) => ({ accountId, role }))
		);
	}
}

async function inPlaceOfHead(change: Change): Promise<void> {
	const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, people.deputy.number));
	const span = { from: day('2026-04-01'), to: day('2026-12-31') };
	await addRow(change, deputy, { departmentCode: '1030', staffId: one!.id, ...span });
}

/** SECURITY for everyone in 2026年度, unless the test says otherwise. */
export function draftOf(sketch: RequirementSketch = {}): RequirementDraft {
	const courses = { anyOf: ['SECURITY'], atLeast: 1 };
	const { fiscalYear, name, rule, dueOn, note } = requirementOf({ courses, ...sketch });
	return { fiscalYear, name, rule, dueOn, note };
}

export class Town {
	readonly #keeper: LedgerKeeper;
	readonly ledgerNow = () => this.#keeper.current();

	constructor(readonly database: Database) {
		this.#keeper = new LedgerKeeper(database);
	}

	/** Who this is on the day: the last of June unless told. */
	as(actor: Actor, on: string = days.before): Promise<Viewer> {
		return viewerOn(this.database, people[actor].number, on);
	}

	/** Gives this person another role. */
	async give(actor: Actor, role: AccountRole): Promise<void> {
		const id = await accountId(this.database, people[actor].number);
		await rearrange(this.database, (change) => addRow(change, accountRole, { accountId: id, role }));
	}

	/** A 下書き by 情報セキュリティ担当; its id. */
	async draft(sketch: RequirementSketch = {}): Promise<number> {
		const outcome = await createRequirement(
			this.database,
			this.ledgerNow,
			await this.as('security', '2026-06-01'),
			draftOf(sketch)
		);
		if (!outcome.ok) throw new Error(outcome.reason);
		return outcome.id;
	}

	/** A published one; its id. */
	async published(sketch: RequirementSketch = {}): Promise<number> {
		const id = await this.draft(sketch);
		const outcome = await this.publish(id, 'security', '2026-06-01');
		if (!outcome.ok) throw new Error(outcome.reason);
		return id;
	}

	/** One that was published and taken back; its id. */
	async withdrawn(sketch: RequirementSketch = {}): Promise<number> {
		const id = await this.published(sketch);
		const { entry: seen } = await this.requirement(id);
		const command = { id, seen, reason: '法令が変わったため' };
		const outcome = await withdrawRequirement(this.database, await this.as('hr'), command);
		if (!outcome.ok) throw new Error(outcome.reason);
		return id;
	}

	/** Publishes it with the preview of that day before one's eyes. */
	async publish(id: number, actor: Actor, on?: string) {
		const [viewer, row] = [await this.as(actor, on), await this.requirement(id)];
		const shown = await previewed(this.database.reader, await this.ledgerNow(), row, viewer.today);
		return publishRequirement(this.database, this.ledgerNow, viewer, { id, seen: row.entry, shown });
	}

	async requirement(id: number) {
		return (await storedRequirement(this.database.reader, id))!;
	}

	/** A record of somebody's, confirmed unless told; its id. */
	async record(staffNumber: string, values: Partial<typeof completion.$inferInsert> = {}): Promise<number> {
		let id = 0;
		await rearrange(this.database, async (change) => {
			const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, staffNumber));
			const claim = { courseId: 2, completedOn: day('2026-06-01'), hours: null, comprehension: null, method: null };
			const state = { state: 'confirmed' as const, sources: ['本人'] };
			id = await addRow(change, completion, { staffId: one!.id, ...claim, ...state, ...values });
		});
		return id;
	}

	/** The year's chain as it stands on a day. */
	async chain(on: string = days.before, fiscalYear = 2026) {
		return chainOfYear(this.database.reader, await this.ledgerNow(), fiscalYear, day(on));
	}

	/** The mark of a section's numbers on a day, as its page would send it; of the whole body without a section. */
	async mark(departmentCode: string | null, on: string = days.before, fiscalYear = 2026): Promise<string> {
		const { state } = await this.chain(on, fiscalYear);
		if (departmentCode === null) return seenMark(state.now);
		return seenMark(state.sections.find(({ code }) => code === departmentCode)?.now ?? []);
	}

	/** How many entries the log has: what was refused, or done already, leaves none. */
	async entries(): Promise<number> {
		const { rows } = await this.database.reader.$client.execute('SELECT count(*) AS count FROM entry');
		return Number(rows[0]!.count);
	}
}
