import { beforeEach, expect, it } from 'vitest';
import { deputiesToday } from '$lib/server/confirmation/deputy/deputies-today';
import { deputy } from '$lib/server/db/schema';
import { actions, load } from '../../../src/routes/(app)/deputies/+page.server';
import { ownCurrent } from '../../setup/current';
import { type Actor, confirmingTown } from './town';
import { open, post } from './page-town';

/** 確認の代行: who decides it for whom, and who is told of it. The town has one for 企画課 already, 0005 in June and July. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

async function settle(options?: Parameters<typeof confirmingTown>[0]) {
	town = await confirmingTown(options);
	current.database.mockResolvedValue(town.database);
}

beforeEach(() => settle());

const typed = { staffNumber: '0008', departmentCode: '1010', from: '2026-06-30', to: '2026-07-10' };
const appoint = async (actor: Actor, fields: Partial<typeof typed> = {}) =>
	post(await town.as(actor), actions.appoint as never, { ...typed, ...fields });
const rows = () => town.database.reader.select().from(deputy);

it.each<{ actor: Actor; fields?: Partial<typeof typed>; status: number; at?: string; because: string }>([
	{ actor: 'head', status: 303, because: '自所属の人を自所属に' },
	{ actor: 'head', fields: { staffNumber: '８' }, status: 303, because: 'はじめの0がなくても、全角でも' },
	{ actor: 'head', fields: { staffNumber: '2' }, status: 409, at: 'staffNumber', because: '0がなくても自分は自分' },
	{ actor: 'hr', fields: { departmentCode: '1020' }, status: 303, because: '人事はどの所属にも' },
	{ actor: 'above', fields: { staffNumber: '0002', departmentCode: '1000' }, status: 303, because: '部の長は部の人を' },
	{ actor: 'head', fields: { staffNumber: '0003' }, status: 409, at: 'staffNumber', because: 'ほかの所属の人' },
	{ actor: 'head', fields: { staffNumber: '9999' }, status: 409, at: 'staffNumber', because: 'いない人も同じ' },
	{ actor: 'head', fields: { staffNumber: '0002' }, status: 409, at: 'staffNumber', because: '自分' },
	{ actor: 'head', fields: { departmentCode: '1020' }, status: 409, at: 'departmentCode', because: 'ほかの所属' },
	{ actor: 'hr', fields: { staffNumber: '0005' }, status: 409, at: 'staffNumber', because: 'もう代行している' },
	{ actor: 'head', fields: { from: '2026-06-29' }, status: 422, at: 'from', because: '昨日から' },
	{ actor: 'herself', status: 403, because: '職員' },
	{ actor: 'deputy', status: 403, because: '代行する人' },
	{ actor: 'admin', status: 403, because: '管理者' }
])('$because: $actor, $status', async ({ actor, fields, status, at }) => {
	const answer = await appoint(actor, fields);
	expect([answer.status, Object.keys((answer.data.errors as object | undefined) ?? {})]).toEqual([
		status,
		at ? [at] : []
	]);
	if (at) expect(answer.data.fields).toEqual({ ...typed, ...fields });
	expect(await rows()).toHaveLength(status === 303 ? 2 : 1);
});

it('says above the form that there is nothing to deputise while 人事 alone confirms', async () => {
	await settle({ heads: false });
	const { status, data } = await appoint('head');
	expect([status, data.message, data.errors]).toEqual([409, expect.stringContaining('代行は要りません') as string, {}]);
	expect(await deputiesToday(town.database.reader, await town.as('deputy'))).toEqual([]);
});

it.each<{ actor: Actor; status: number; left: string | null }>([
	{ actor: 'head', status: 303, left: '2026-06-29' },
	{ actor: 'hr', status: 303, left: '2026-06-29' },
	{ actor: 'otherHead', status: 409, left: '2026-07-31' },
	{ actor: 'deputy', status: 403, left: '2026-07-31' }
])('is ended by $actor: $status', async ({ actor, status, left }) => {
	const [one] = await rows();
	const answer = await post(await town.as(actor), actions.end as never, { id: `${one!.id}` });
	expect([answer.status, (await rows())[0]?.to]).toEqual([status, left]);
});

it('is shown to whoever appoints, each in their own reach', async () => {
	const seen = async (actor: Actor) => {
		const given = await open<{ deputies: { name: string }[]; departments: { code: string }[] }>(
			await town.as(actor),
			load as never
		);
		return typeof given === 'number'
			? given
			: [given.deputies.map(({ name }) => name), given.departments.map(({ code }) => code)];
	};
	expect(await seen('head')).toEqual([['代行 二'], ['1010']]);
	expect(await seen('otherHead')).toEqual([[], ['1020']]);
	expect(await seen('herself')).toBe(403);
});

it('is told of on the day to the head, the head above and the deputy, and to nobody else', async () => {
	const told = async (actor: Actor, on?: string) =>
		(await deputiesToday(town.database.reader, await town.as(actor, on))).map(({ name, isSelf }) => [name, isSelf]);
	expect(await told('head')).toEqual([['代行 二', false]]);
	expect(await told('above')).toEqual([['代行 二', false]]);
	expect(await told('deputy')).toEqual([['代行 二', true]]);
	expect(await told('otherHead')).toEqual([]);
	expect(await told('herself')).toEqual([]);
	expect(await told('head', '2026-08-01')).toEqual([]);
});
