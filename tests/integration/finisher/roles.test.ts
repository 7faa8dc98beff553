import { type ViewerRole, viewerRoles } from '$lib/domain/access';
import { type Database } from '$lib/server/db/open';
import { finisherUpload, importRun } from '$lib/server/db/schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { actor, recorded, setRequirement, townOfActors } from './actors';
import { choose, csv, previewed, send, sendIn } from './pages';
import { doors, offeredCourses, runsOf, submit, visit, wholeList } from './walk';
import { ownCurrent } from '../../setup/current';

/** Who may do what with 修了者名簿, at each of its steps. */

const current = ownCurrent();

let database: Database;
const as = (role: ViewerRole) => actor(database, role);

beforeEach(async () => {
	database = await townOfActors();
	current.database.mockResolvedValue(database);
});

const security = csv('0001,,,SEC,2026/6/1,1');
const ofDx = csv('0001,,,DX,2026/6/1,1');
const may: readonly ViewerRole[] = ['人事', '情報セキュリティ担当'];

describe.each(viewerRoles.filter((role) => !may.includes(role)))('%s', (role) => {
	it('opens no page and sends no form, and what another has begun stays as it was', async () => {
		const officer = await as('情報セキュリティ担当');
		await send(officer, security);
		await choose(officer);
		const { key, mark } = await previewed(officer);
		const before = await database.reader.select().from(finisherUpload);
		const who = await as(role);
		for (const page of Object.keys(doors.pages))
			expect([page, await visit(who, page as keyof typeof doors.pages)]).toEqual([page, 403]);
		const fields = { key, mark, number: '1', sheet: '0', headerRow: '1', 'row-2': '0002', withoutFaults: 'yes' };
		for (const form of Object.keys(doors.forms))
			expect([form, (await submit(who, form as keyof typeof doors.forms, fields)).status]).toEqual([form, 403]);
		expect(await database.reader.select().from(finisherUpload)).toEqual(before);
		expect(await recorded(database)).toEqual([]);
	});

	it('takes back no list that was taken in', async () => {
		await wholeList(await as('人事'), security);
		expect((await submit(await as(role), 'take back', { number: '1' })).status).toBe(403);
		expect(await recorded(database)).toEqual(['0001 SEC']);
	});
});

describe.each(may)('%s', (role) => {
	it('goes every step of a list, takes it in and takes it back', async () => {
		const who = await as(role);
		expect((await send(who, csv('0001,,,SEC,2026/6/1,1', '2,,,SEC,2026/6/1,1'))).status).toBe(303);
		const { key } = (await visit<{ key: string }>(who, 'columns')) as { key: string };
		expect((await submit(who, 'sheet', { key, sheet: '0', headerRow: '1' })).status).toBe(303);
		expect((await choose(who)).to).toBe('/requirements/finishers/people');
		expect((await submit(who, 'people', { key, 'row-3': '0002' })).to).toBe('/requirements/finishers/preview');
		await sendIn(who, await previewed(who));
		expect(await recorded(database)).toEqual(['0001 SEC', '0002 SEC']);
		expect(await runsOf(who)).toMatchObject([{ number: 1, isUndone: false }]);
		expect((await submit(who, 'take back', { number: '1' })).status).toBe(303);
		expect(await recorded(database)).toEqual([]);
		expect(await runsOf(who)).toMatchObject([{ number: 1, isUndone: true }]);
	});

	it('gives up a list of their own alone', async () => {
		const [who, other] = [await as(role), await as(may.find((one) => one !== role)!)];
		await send(other, security);
		await send(who, security);
		expect((await submit(who, 'give up')).status).toBe(303);
		expect(await database.reader.select().from(finisherUpload)).toMatchObject([{ accountId: other.accountId }]);
	});

	it('does not take in or change the list of the other, even with its key', async () => {
		const [who, other] = [await as(role), await as(may.find((one) => one !== role)!)];
		await send(other, security);
		await choose(other);
		const theirs = await previewed(other);
		expect((await sendIn(who, theirs)).status).toBe(409);
		expect((await submit(who, 'columns', { key: theirs.key, course: '研修' })).to).toBe('/requirements/finishers');
		expect(await recorded(database)).toEqual([]);
		expect(await previewed(other)).toEqual(theirs);
	});
});

const lists = [
	['人事', '情報セキュリティ担当', 'of the 必須研修', security, true],
	['人事', '情報セキュリティ担当', 'of another course', ofDx, false],
	['人事', '情報セキュリティ担当', 'of both', csv('0001,,,SEC,2026/6/1,1', '0001,,,DX,2026/6/1,1'), false],
	['人事', '人事', 'of another course', ofDx, true],
	['情報セキュリティ担当', '人事', 'of the 必須研修', security, true]
] as const;

it.each(lists)('what %s took in, %s may see and take back where it is %s', async (taker, role, _, list, isTheirs) => {
	await wholeList(await as(taker), list);
	const [who, before] = [await as(role), await recorded(database)];
	expect(await runsOf(who)).toHaveLength(isTheirs ? 1 : 0);
	const answer = await submit(who, 'take back', { number: '1' });
	expect(answer.status).toBe(isTheirs ? 303 : 409);
	if (!isTheirs) expect(answer.data.message).toContain('取り消せるのは人事担当です');
	expect(await recorded(database)).toEqual(isTheirs ? [] : before);
});

describe('情報セキュリティ担当 sees and takes back no list', () => {
	const isOutOfReach = async () => {
		const officer = await as('情報セキュリティ担当');
		expect(await runsOf(officer)).toEqual([]);
		expect((await submit(officer, 'take back', { number: '1' })).status).toBe(409);
		expect(await database.reader.select().from(importRun)).toMatchObject([{ undoneBy: null }]);
	};

	it('that only changed a record of another course', async () => {
		const hr = await as('人事');
		await wholeList(hr, ofDx);
		await wholeList(hr, csv('0001,,,DX,2026/6/1,2'));
		const officer = await as('情報セキュリティ担当');
		expect(await runsOf(officer)).toEqual([]);
		expect((await submit(officer, 'take back', { number: '2' })).status).toBe(409);
		// Nor once it was taken back, when only its versions are left.
		expect((await submit(hr, 'take back', { number: '2' })).status).toBe(303);
		expect(await runsOf(officer)).toEqual([]);
		expect(await runsOf(hr)).toMatchObject([{ number: 2, isUndone: true }, { number: 1 }]);
	});

	it('whose 必須研修 was withdrawn since', async () => {
		await wholeList(await as('情報セキュリティ担当'), security);
		await setRequirement(database, 'withdrawn');
		await isOutOfReach();
	});

	it('of a course that only a draft names', async () => {
		await wholeList(await as('人事'), security);
		await setRequirement(database, 'draft');
		await isOutOfReach();
	});
});

describe.each(['withdrawn', 'draft'] as const)('where the 必須研修 is %s by the time it is taken in', (state) => {
	it('情報セキュリティ担当 takes in nothing of a list that was fine on the page', async () => {
		const officer = await as('情報セキュリティ担当');
		await send(officer, security);
		await choose(officer);
		const shown = await previewed(officer);
		expect(shown.faults).toEqual([]);
		await setRequirement(database, state);
		for (const fields of [{}, { withoutFaults: 'yes' }])
			expect((await sendIn(officer, shown, fields as Record<string, string>)).status).toBe(409);
		expect(await recorded(database)).toEqual([]);
		expect((await previewed(officer)).faults[0]!.faults[0]).toContain('必須研修の研修ではありません');
		expect(await offeredCourses(officer)).toEqual([]);
	});

	it('人事 takes it in, who needs no 必須研修 for it', async () => {
		const hr = await as('人事');
		await send(hr, security);
		await choose(hr);
		const shown = await previewed(hr);
		await setRequirement(database, state);
		await sendIn(hr, shown);
		expect(await recorded(database)).toEqual(['0001 SEC']);
	});
});
