import { beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { type Act, acts, type Standing, step } from '$lib/domain/confirmation';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { changeRow } from '$lib/server/db/rows';
import { holding } from '$lib/server/db/schema';
import {
	amendHolding,
	confirmHolding,
	correctHolding,
	holdHolding,
	releaseHolding,
	returnHolding,
	withdrawHolding
} from '$lib/server/qualification/commands';
import { rearrange } from '../access/settle';
import { claimOf, smallTown } from './small-town';

/** What can be done to a qualification as it stands; who may is the matter of `confirmation/every-role.test.ts`. */

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
});

const standings: Record<string, Standing> = {
	waiting: { state: 'waiting', held: false },
	held: { state: 'waiting', held: true },
	confirmed: { state: 'confirmed', held: false },
	returned: { state: 'returned', held: false },
	withdrawn: { state: 'withdrawn', held: false }
};

async function rowOf(id: number) {
	const [row] = await town.database.reader.select().from(holding).where(eq(holding.id, id));
	return row!;
}

/** 花子's qualification, standing so. */
async function standing({ state, held }: Standing): Promise<number> {
	const id = await town.records('0001');
	const reasons = { returnReason: state === 'returned' ? '前の理由' : null, heldReason: held ? '前の照会' : null };
	await rearrange(town.database, (change) => changeRow(change, holding, { id }, { state, ...reasons }));
	return id;
}

async function act(what: Act, id: number): Promise<string> {
	const [herself, hr, { database }] = [await town.viewer('0001'), await town.viewer('0004'), town];
	const [seen, other] = [{ id, entry: (await rowOf(id)).entry }, claimOf({ passedOn: '2022-04-17' })];
	const done = {
		confirm: () => confirmHolding(database, hr, seen),
		return: () => returnHolding(database, hr, seen, '日付'),
		hold: () => holdHolding(database, hr, seen, '照会中'),
		release: () => releaseHolding(database, hr, seen),
		correct: () => correctHolding(database, hr, seen, other, '証書による'),
		amend: () => amendHolding(database, herself, seen, other),
		withdraw: () => withdrawHolding(database, herself, id, '取り違え')
	};
	const outcome = await done[what]();
	return outcome.ok ? 'done' : outcome.reason;
}

it.each(Object.entries(standings).flatMap(([name, is]) => acts.map((what) => ({ name, is, what }))))(
	'$what where it is $name',
	async ({ is, what }) => {
		const id = await standing(is);
		const [before, taken] = [await rowOf(id), step(is, what)];
		const end = await act(what, id);
		const after = await rowOf(id);
		if (taken.ok) {
			expect([end, after.state, after.heldReason !== null]).toEqual(['done', taken.next.state, taken.next.held]);
			expect(after.returnReason).toBe(what === 'return' ? '日付' : null);
		} else {
			const code = is.state === 'withdrawn' && what === 'amend' ? 'withdrawn' : taken.reason;
			expect([end, after]).toEqual([code, before]);
		}
		expect((await verifyAudit(town.database)).total).toBe(0);
	}
);
