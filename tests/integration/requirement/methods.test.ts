import { render } from 'svelte/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { blankRequirement, noMethod } from '$lib/domain/requirement';
import { homeOf } from '$lib/server/home/queries';
import { requirementPage } from '$lib/server/requirement/page';
import { requirementPeople } from '$lib/server/requirement/people';
import { recordCompletion } from '$lib/server/training/commands';
import { ownLedger } from '$lib/server/training/own-ledger';
import { recordFormFor } from '$lib/server/training/record-form';
import * as newRoute from '../../../src/routes/(app)/requirements/new/+page.server';
import NewPage from '../../../src/routes/(app)/requirements/new/+page.svelte';
import { ownCurrent } from '../../setup/current';
import DutyList from '$lib/ui/training/DutyList.svelte';
import { requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = ownCurrent();

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
});

const asked = { methods: ['eラーニング', '集合研修'] };
const claim = { courseCode: 'SECURITY', completedOn: day('2026-06-10'), hours: 1, comprehension: 4 };
const home = async () => homeOf(town.database.reader, await town.ledgerNow(), await town.as('staff'));
const ledgerOfStaff = async () => ownLedger(town.database.reader, await town.ledgerNow(), await town.as('staff'));

describe('a 必須研修 that names 実施方法', () => {
	it.each([
		['e-ラーニング', '確認中', false],
		['ｅラーニング', '確認中', false],
		['集合', '確認中', false],
		['動画', '未', true],
		[null, '未', true]
	])('has a record of one’s own by %s as %s', async (method, state, otherMethod) => {
		const id = await town.published({ ...asked, name: '全職員の研修', note: '内線 2345 へ' });
		expect(await recordCompletion(town.database, await town.as('staff'), { ...claim, method })).toMatchObject({
			ok: true
		});
		const { duties } = await home();
		expect(duties).toMatchObject([{ state, otherMethod, requirement: { name: '全職員の研修', note: '内線 2345 へ' } }]);
		const page = await requirementPage(town.database.reader, await town.ledgerNow(), await town.as('security'), id);
		expect(page!.standing!.overall.pending).toBe(otherMethod ? 0 : 1);
		const [record] = await ledgerOfStaff();
		expect(record!.uncountedIn).toEqual(
			otherMethod ? ['全職員の研修：この必須研修は、e-ラーニングか集合研修で受けたものを数えます。'] : []
		);
	});

	it('tells on ホーム that there is a record, and what would count', async () => {
		await town.published({ ...asked, name: '全職員の研修', note: '内線 2345 へ' });
		await town.record('0001', { method: '動画' });
		const { duties } = await home();
		const text = render(DutyList, { props: { duties: duties! } }).body.replace(/<[^>]+>/g, '');
		const why = '記録がありますが、実施方法が違うため数えていません。';
		expect(text).toContain(`${why}この必須研修は、e-ラーニングか集合研修で受けたものを数えます。`);
		expect(text).toContain('全職員の研修');
		expect(text).toContain('内線 2345 へ');
	});

	it('tells the officer why somebody with a record is 未', async () => {
		const id = await town.published(asked);
		await town.record('0001', { method: '動画' });
		await town.record('0002', { method: null, state: 'waiting' });
		const question = { department: null, employment: null, of: 'missing', page: 1 } as const;
		const list = await requirementPeople(
			town.database.reader,
			await town.ledgerNow(),
			await town.as('security'),
			id,
			question
		);
		const reasons = Object.fromEntries(list!.people.map(({ staffNumber, reason }) => [staffNumber, reason]));
		expect(reasons['0001']).toBe('実施方法が違う、SECURITY研修 2026-06-01 受講、動画');
		expect(reasons['0002']).toBe('実施方法が違う、SECURITY研修 2026-06-01 受講、実施方法の記載なし（確認待ち）');
		expect(reasons['0003']).toBe('未受講');
	});

	it('says nothing of a record that counts by itself, or beside one that does', async () => {
		await town.published(asked);
		await town.record('0001', { method: '集合' });
		await town.record('0001', { method: '動画', completedOn: day('2026-06-02') });
		expect((await home()).duties).toMatchObject([{ state: '済', otherMethod: false }]);
		expect((await ledgerOfStaff()).map(({ uncountedIn }) => uncountedIn)).toEqual([[], []]);
	});

	it('is asked for where one records, until it is done', async () => {
		await town.published(asked);
		const form = async () => recordFormFor(town.database.reader, await town.ledgerNow(), await town.as('staff'));
		expect((await form()).required).toMatchObject([
			{ code: 'SECURITY', methods: ['この必須研修は、e-ラーニングか集合研修で受けたものを数えます。'] }
		]);
		expect((await form()).methods).toEqual(['集合研修', 'e-ラーニング', '動画', '所属内研修', '標的型メール訓練']);
		await town.record('0001', { method: '集合' });
		expect((await form()).required[0]).not.toHaveProperty('methods');
	});
});

describe('its form', () => {
	const fields = (methods: string[]) => {
		const { rule, ...texts } = blankRequirement([]);
		const typed = {
			...texts,
			...rule,
			name: '研修',
			dueOn: '2027-01-31',
			courses: ['SECURITY'],
			courseMode: 'any',
			methods
		};
		return typed as unknown as Record<string, string | string[]>;
	};
	const tried = async (methods: string[]) =>
		send(await town.as('security'), newRoute.actions.preview as never, fields(methods));

	it('offers what every body knows in a town without any', async () => {
		const { data } = await visit(await town.as('security'), newRoute.load as never, {});
		expect(data.methods).toEqual(['集合研修', 'e-ラーニング', '動画', '所属内研修', '標的型メール訓練']);
	});

	it('refuses a word that is not offered', async () => {
		expect(await tried(['合宿'])).toMatchObject({
			...{ status: 422, data: { errors: { methods: '「合宿」は実施方法の一覧にありません。選び直してください。' } } }
		});
	});

	it('says how many records name none and do not count, unless they do', async () => {
		await town.record('0001');
		await town.record('0002', { state: 'waiting' });
		await town.record('0003', { method: '動画' });
		await town.record('0004', { completedOn: day('2026-03-31') });
		const { data } = await tried(['動画']);
		expect(data).toMatchObject({ preview: { unstated: { confirmed: 1, waiting: 1 } } });
		const page = { ...(await visit<object>(await town.as('security'), newRoute.load as never, {})).data };
		expect(drawn(NewPage, page, data)).toContain(
			'実施方法の書かれていない記録は数えません（いま確認済 1件、確認待ち 1件）。'
		);
		expect((await tried(['動画', noMethod])).data).toMatchObject({ preview: { unstated: null } });
		expect((await tried([])).data).toMatchObject({ preview: { unstated: null } });
	});
});
