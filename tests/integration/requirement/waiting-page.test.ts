import { render } from 'svelte/server';
import { beforeEach, expect, it, vi } from 'vitest';
import SeveralPage from '../../../src/routes/(app)/confirm/several/+page.svelte';
import * as severalRoute from '../../../src/routes/(app)/confirm/several/+page.server';
import WaitingPage from '../../../src/routes/(app)/requirements/[id]/waiting/+page.svelte';
import * as waitingRoute from '../../../src/routes/(app)/requirements/[id]/waiting/+page.server';
import { day } from '$lib/domain/calendar';
import { requirementTown, type Town } from './town';
import { send, visit } from './visit';

const current = vi.hoisted(() => ({ database: vi.fn(), ledger: vi.fn() }));
vi.mock('$lib/server/current', () => ({ currentDatabase: current.database, currentLedger: current.ledger }));

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
});

type Listed = { records: { seen: string; name: string }[] };

/** Whose boxes are ticked where the server draws the page, as it does without JavaScript. */
function ticked(page: unknown, data: Listed, form: unknown = null): string[] {
	const { body } = render(page as never, { props: { data, form } as never });
	const boxes = [...body.matchAll(/<input type="checkbox"[^>]* checked[^>]*>/g)].map(([box]) => box);
	return boxes.map((box) => data.records.find(({ seen }) => box.includes(`value="${seen}"`))!.name);
}

const lists = [
	{
		what: '必須研修の確認待ち',
		route: waitingRoute,
		page: WaitingPage,
		place: (id: number) => ({ params: { id: `${id}` } })
	},
	{
		what: 'まとめて確認',
		route: severalRoute,
		page: SeveralPage,
		place: () => ({ search: '?code=SECURITY&day=2026-06-01' })
	}
];

it.each(lists)('$what: ticks nobody who was left out, once one of those sent was refused', async (list) => {
	const [id, viewer] = [await town.published(), await town.as('hr')];
	for (const staffNumber of ['0001', '0002', '0003', '0004'])
		await town.record(staffNumber, { state: 'waiting', completedOn: day('2026-06-01') });
	const place = list.place(id);
	const open = async () => (await visit<Listed>(viewer, list.route.load as never, place)).data;
	const first = await open();
	expect(ticked(list.page, first)).toHaveLength(4);
	const [one, other, ...left] = first.records.map(({ seen }) => seen);
	const press = (seen: string[]) => send(viewer, list.route.actions.default as never, { seen }, place);
	expect((await press([one!])).status).toBe(303);
	const { status, data } = await press([one!, other!]);
	expect([status, data.confirmed]).toEqual([409, 1]);
	const after = await open();
	expect(after.records.map(({ seen }) => seen)).toEqual(left);
	expect(ticked(list.page, after, data)).toEqual([]);
	const none = await press([]);
	expect(none.status).toBe(422);
	expect(ticked(list.page, after, none.data)).toEqual([]);
});
