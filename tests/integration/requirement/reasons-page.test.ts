import { readXlsx } from 'hucre/xlsx';
import { render } from 'svelte/server';
import { beforeEach, expect, it, vi } from 'vitest';
import OnePage from '../../../src/routes/(app)/requirements/[id]/+page.svelte';
import * as oneRoute from '../../../src/routes/(app)/requirements/[id]/+page.server';
import { GET as sendFile } from '../../../src/routes/(app)/requirements/[id]/file/+server';
import PeoplePage from '../../../src/routes/(app)/requirements/[id]/people/+page.svelte';
import * as peopleRoute from '../../../src/routes/(app)/requirements/[id]/people/+page.server';
import PrintPage from '../../../src/routes/(app)/requirements/[id]/print/+page.svelte';
import * as printRoute from '../../../src/routes/(app)/requirements/[id]/print/+page.server';
import { day } from '$lib/domain/calendar';
import { type Viewer } from '$lib/domain/access';
import { grantExemption } from '$lib/server/requirement/exempt';
import { requirementTown, type Town } from './town';
import { drawn, visit } from './visit';

const current = vi.hoisted(() => ({ database: vi.fn(), ledger: vi.fn() }));
vi.mock('$lib/server/current', () => ({ currentDatabase: current.database, currentLedger: current.ledger }));

let [town, viewer, id]: [Town, Viewer, number] = [] as never;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
	[viewer, id] = [await town.as('hr'), await town.published()];
	for (const [staffNumber, reason] of [
		['0001', '療養'],
		['0002', '長期派遣'],
		['0003', '長期派遣']
	] as const) {
		const span = { from: day('2026-04-01'), to: day('2027-03-31') };
		await grantExemption(town.database, viewer, { requirementId: id, staffNumber, reason, ...span });
	}
});

const at = (search = '') => ({ params: { id: `${id}` }, search });

/** The queries of the links that stand beside the reasons, in their order. */
async function reasonQueries(): Promise<string[]> {
	const { data } = await visit(viewer, oneRoute.load as never, at());
	const { body } = render(OnePage as never, { props: { data, form: null } as never });
	return [...body.matchAll(/people(\?of=excluded&amp;reason=[^"]*)"/g)].map(([, query]) =>
		query!.replace('&amp;', '&')
	);
}

it('shows of each reason its own people, and says whose list it is', async () => {
	const [care, away, ...rest] = await reasonQueries();
	expect(rest).toEqual([]);
	type People = { people: { staffNumber: string }[]; counts: { excluded: number } };
	const open = async (search: string) => (await visit<People>(viewer, peopleRoute.load as never, at(search))).data;
	const [one, two] = [await open(care!), await open(away!)];
	expect(one.people.map(({ staffNumber }) => staffNumber)).toEqual(['0001']);
	expect(two.people.map(({ staffNumber }) => staffNumber).sort()).toEqual(['0002', '0003']);
	const text = drawn(PeoplePage, two);
	expect(text).toContain('対象外の人：免除（長期派遣）');
	expect(text).toContain('理由が「免除（長期派遣）」の2人です。 対象外の人をすべて表示する');
	expect(text).toContain('対象外 3人');
});

it('prints and writes those alone', async () => {
	const [, away] = await reasonQueries();
	const print = await visit(viewer, printRoute.load as never, at(away));
	expect(drawn(PrintPage, print.data)).toMatch(/対象外の人：免除（長期派遣）.*人数 2人/);
	const event = { locals: { viewer }, params: { id: `${id}` }, url: new URL(`http://localhost/file${away!}`) };
	const answer = await sendFile(event as never);
	const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
	expect(sheets[0]?.rows[0]?.[0]).toContain('対象外の人：免除（長期派遣）　2人');
});

it.each(['?of=excluded', '?of=excluded&reason=0123456789ab', '?of=excluded&reason='])(
	'%s: everybody who is left out, and no reason in the heading',
	async (search) => {
		const { data } = await visit<{ people: unknown[] }>(viewer, peopleRoute.load as never, at(search));
		expect(data.people).toHaveLength(3);
		expect(drawn(PeoplePage, data)).not.toContain('対象外の人：');
	}
);

it('has no word of a reason in the address', async () => {
	for (const query of await reasonQueries()) expect(query).toMatch(/^\?of=excluded&reason=[0-9a-f]{12}$/);
});
