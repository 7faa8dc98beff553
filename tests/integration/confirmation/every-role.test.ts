import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { correctCompletion } from '$lib/server/confirmation/correct';
import {
	confirmCompletion,
	holdCompletion,
	releaseCompletion,
	returnCompletion
} from '$lib/server/confirmation/review';
import { confirmSeveral } from '$lib/server/confirmation/several';
import { type Deed, decidedTown, deeds } from './every-role';
import { type Actor, actors, days, numbers } from './town';

/**
 * Everything that can be done to a record, by everybody, before and after people move: this table says in words of its own who may, and the
 * commands are held against it. Where a record stands is the matter of `transitions.test.ts`.
 */

type Moment = {
	on: string;
	/** whose record it is */
	of: Actor;
	/** who confirms it where 所属長 and 人事 do */
	heads: readonly Actor[];
	/** the 所属長 in whose charge the person is, whoever confirms */
	inCharge: readonly Actor[];
	because: string;
};

const moments: readonly Moment[] = [
	{
		...{ on: days.before, of: 'herself', heads: ['head', 'above', 'deputy'], inCharge: ['head', 'above'] },
		because: '異動の前は企画課の長'
	},
	{
		...{ on: days.after, of: 'herself', heads: ['otherHead', 'above'], inCharge: ['otherHead', 'above'] },
		because: '異動した日から財政課の長'
	},
	{
		...{ on: days.deputyLast, of: 'staff', heads: ['head', 'above', 'deputy'], inCharge: ['head', 'above'] },
		because: '代行の最後の日'
	},
	{
		...{ on: days.headMoved, of: 'staff', heads: ['above'], inCharge: ['above'] },
		because: '代行は終わり、企画課の長はいなくなった'
	},
	{
		...{ on: days.headMoved, of: 'herself', heads: ['head', 'above'], inCharge: ['head', 'above'] },
		because: '企画課の長が財政課の長になり、前の長はもう見ない'
	},
	{
		...{ on: days.before, of: 'head', heads: ['above'], inCharge: ['above'] },
		because: '長の記録は上の長。長の代わりをする人は長と同じ'
	},
	{
		...{ on: days.before, of: 'hr', heads: ['otherHead', 'above'], inCharge: ['otherHead', 'above'] },
		because: '人事の記録もほかの人'
	}
];

const judging: readonly Deed[] = ['confirm', 'return', 'hold', 'release', 'several'];
const ofItsPerson: readonly Deed[] = ['amend', 'withdraw'];
const hr: readonly Actor[] = ['hr', 'otherHr'];

/** How it ends, by the words of docs/permissions.md. */
function expected(kind: keyof typeof deeds, confirmer: string, deed: Deed, actor: Actor, moment: Moment): string {
	const isOwn = actor === moment.of;
	const may = (actors: readonly Actor[]) => (actors.includes(actor) ? 'done' : 'not-found');
	if (judging.includes(deed) || deed === 'correct') {
		if (isOwn) return 'own-record';
		return may(deed !== 'correct' && confirmer === '所属長' ? [...hr, ...moment.heads] : hr);
	}
	if (deed === 'take back') return 'not-found';
	if (deed === 'mend') return isOwn ? 'done' : 'not-returned';
	if (deed === 'enter') return isOwn ? 'oneself' : may([...hr, ...moment.inCharge]);
	if (isOwn) return 'done';
	if (ofItsPerson.includes(deed)) return 'not-found';
	// What a 所属長 did not put there, they do not take off.
	return may(kind === 'completion' && deed !== 'detach' ? [...hr, ...moment.inCharge] : hr);
}

describe.each(['completion', 'holding'] as const)('%s', (kind) => {
	it.each(['人事', '所属長'] as const)(
		'confirmed by %s: everything by everybody ends as the table says',
		async (who) => {
			const town = await decidedTown(kind, who);
			for (const moment of moments) {
				const [ends, table]: [string[], string[]] = [[], []];
				for (const actor of actors)
					for (const deed of deeds[kind]) {
						const end = await town.by(actor, moment.on, deed, { kind, number: numbers[moment.of] });
						ends.push(`${actor} ${deed}: ${end}`);
						table.push(`${actor} ${deed}: ${expected(kind, who, deed, actor, moment)}`);
					}
				expect(ends, moment.because).toEqual(table);
			}
			expect((await verifyAudit(town.town.database)).findings).toEqual([]);
		}
	);
});

it.each([
	{ enterer: 'head', other: 'above' },
	{ enterer: 'hr', other: 'otherHr' }
] as const)(
	'what $enterer entered for somebody, they neither judge nor correct; $other does',
	async ({ enterer, other }) => {
		const { town } = await decidedTown('completion', '所属長');
		const { accountId } = await town.as(enterer);
		const id = await town.record({ enteredBy: accountId, sources: ['代理'] });
		const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-02'), hours: 2, comprehension: null };
		const [viewer, seen, { database }] = [await town.as(enterer), await town.seen(id), town];
		const ends = [
			await confirmCompletion(database, viewer, seen),
			await returnCompletion(database, viewer, seen, '日付'),
			await holdCompletion(database, viewer, seen, '照会中'),
			await releaseCompletion(database, viewer, seen),
			...(enterer === 'hr' ? [await correctCompletion(database, viewer, seen, claim, '名簿と照合')] : [])
		];
		for (const end of ends) expect(end).toEqual({ ok: false, reason: 'own-entry' });
		expect((await confirmSeveral(database, viewer, [seen])).refused).toMatchObject([{ id, reason: 'own-entry' }]);
		expect(await confirmCompletion(database, await town.as(other), seen)).toEqual({ ok: true });
	}
);
