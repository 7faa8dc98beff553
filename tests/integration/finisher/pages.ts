import { type Viewer } from '$lib/domain/access';
import { actions as first } from '../../../src/routes/(app)/requirements/finishers/+page.server';
import {
	actions as columns,
	load as columnsPage
} from '../../../src/routes/(app)/requirements/finishers/columns/+page.server';
import { load as peoplePage } from '../../../src/routes/(app)/requirements/finishers/people/+page.server';
import {
	actions as preview,
	load as previewPage
} from '../../../src/routes/(app)/requirements/finishers/preview/+page.server';
import { load as resultPage } from '../../../src/routes/(app)/requirements/finishers/result/+page.server';
import { type Answered, open, post } from '../confirmation/page-town';

/** The pages of 修了者名簿 as somebody goes through them; what they show, as far as tests look at it. */

export const base = '/requirements/finishers';
export const heading = '職員番号,氏名,所属,研修,修了日,時間';
export const csv = (...rows: string[]) => [heading, ...rows].join('\r\n');

export const send = (viewer: Viewer, content: string | Uint8Array, { name = '名簿.csv', state = 'confirmed' } = {}) =>
	post(viewer, first.upload as never, {
		...{ sender: 'J-LIS', fiscalYear: '2026', state },
		list: new File([content as never], name)
	});

export const columnsOf = async (viewer: Viewer) =>
	(await open(viewer, columnsPage as never)) as { key: string; columns: { sources: object } };

export async function choose(viewer: Viewer, change: Record<string, string> = {}): Promise<Answered> {
	const page = await columnsOf(viewer);
	const chosen = Object.entries(page.columns.sources).map(([field, source]) => [
		field,
		Object.values(source as object)[0]
	]);
	return post(viewer, columns.save as never, {
		...{ key: page.key, scale: 'level' },
		...(Object.fromEntries(chosen) as Record<string, string>),
		...change
	});
}

type Told = { rowNumber: number; faults: string[] };
type Group = {
	outcome: string;
	count: number;
	named: { rowNumber: number; kept: string | null; completedOn: string }[];
};
export type Previewed = {
	key: string;
	mark: string;
	groups: Group[];
	faults: Told[];
	faultCount: number;
	passedOver: Told[];
	hasOwnEntries: boolean;
};

export const previewed = async (viewer: Viewer) =>
	((await open(viewer, previewPage as never)) as { list: Previewed }).list;

/** Sends the preview's form as it stood there. */
export const sendIn = (viewer: Viewer, { key, mark }: Previewed, fields: Record<string, string> = {}) =>
	post(viewer, preview.default as never, { key, mark, ...fields });

export type Result = { number: number; counts: object; kept: number; leftOut: Told[]; passedOver: number[] };
export const result = (viewer: Viewer) => open<Result>(viewer, resultPage as never);

type Asked = { name: string; chosen: string; candidates: { staffNumber: string }[] };
export type PeoplePage = { key: string; asked: number; open: number; zeros: number; pages: number; questions: Asked[] };
export const asked = async (viewer: Viewer, page = 1) =>
	(await open(viewer, peoplePage as never, `?page=${page}`)) as PeoplePage;
