import { type Viewer } from '$lib/domain/access';
import { actions as first, load as firstPage } from '../../../src/routes/(app)/requirements/finishers/+page.server';
import {
	actions as columns,
	load as columnsPage
} from '../../../src/routes/(app)/requirements/finishers/columns/+page.server';
import {
	actions as people,
	load as peoplePage
} from '../../../src/routes/(app)/requirements/finishers/people/+page.server';
import {
	actions as preview,
	load as previewPage
} from '../../../src/routes/(app)/requirements/finishers/preview/+page.server';
import { load as resultPage } from '../../../src/routes/(app)/requirements/finishers/result/+page.server';
import { type Answered, open, post } from '../confirmation/page-town';

/** Every page and every form of 修了者名簿, for whoever wants to try them all. */
export const doors = {
	pages: { list: firstPage, columns: columnsPage, people: peoplePage, preview: previewPage, result: resultPage },
	forms: {
		upload: first.upload,
		'give up': first['give-up'],
		'take back': first.undo,
		sheet: columns.sheet,
		columns: columns.save,
		people: people.default,
		'take in': preview.default
	}
};

type Door = keyof typeof doors.pages;
type Form = keyof typeof doors.forms;
type Fields = Record<string, string | File>;

export const visit = <T>(viewer: Viewer, page: Door) => open<T>(viewer, doors.pages[page] as never);
export const submit = (viewer: Viewer, form: Form, fields: Fields = {}): Promise<Answered> =>
	post(viewer, doors.forms[form] as never, fields);

export const csv = (...rows: string[]) => ['職員番号,氏名,所属,研修,修了日,時間', ...rows].join('\r\n');

export function upload(viewer: Viewer, content: string, state = 'confirmed'): Promise<Answered> {
	const terms = { sender: 'J-LIS', fiscalYear: '2026', state };
	return submit(viewer, 'upload', { ...terms, list: new File([content], '名簿.csv') });
}

type Columns = { key: string; columns: { sources: Record<string, object> }; courses: { value: string }[] };

/** Says of the columns what the page had guessed, or something else. */
export async function chooseColumns(viewer: Viewer, change: Fields = {}): Promise<Answered> {
	const { key, columns } = (await visit<Columns>(viewer, 'columns')) as Columns;
	const sources = Object.entries(columns.sources).map(([field, source]) => [field, String(Object.values(source)[0])]);
	return submit(viewer, 'columns', { key, scale: 'level', ...Object.fromEntries(sources), ...change });
}

export const offeredCourses = async (viewer: Viewer) =>
	((await visit<Columns>(viewer, 'columns')) as Columns).courses.map(({ value }) => value);

type Preview = {
	list: {
		key: string;
		mark: string;
		groups: {
			outcome: string;
			count: number;
			named: { rowNumber: number; kept: string | null; completedOn: string }[];
		}[];
		faults: Told[];
		passedOver: Told[];
		hasOwnEntries: boolean;
	};
};
type Told = { rowNumber: number; faults: string[] };

export const previewOf = async (viewer: Viewer) => ((await visit<Preview>(viewer, 'preview')) as Preview).list;

/** Sends the last form as its page was given. */
export const takeIn = (viewer: Viewer, { key, mark }: Pick<Preview['list'], 'key' | 'mark'>, fields: Fields = {}) =>
	submit(viewer, 'take in', { key, mark, ...fields });

type Result = { number: number; counts: object; kept: number; leftOut: Told[]; passedOver: Told[] };
export const resultOf = (viewer: Viewer) => visit<Result>(viewer, 'result');

type Asked = { name: string; chosen: string; candidates: { staffNumber: string }[] };
type People = { key: string; asked: number; open: number; zeros: number; pages: number; questions: Asked[] };
export const peopleOf = async (viewer: Viewer, page = 1) =>
	(await open(viewer, peoplePage as never, `?page=${page}`)) as People;

/** The whole way of a list that nobody has to be asked about. */
export async function wholeList(viewer: Viewer, content: string): Promise<Answered> {
	await upload(viewer, content);
	await chooseColumns(viewer);
	return takeIn(viewer, await previewOf(viewer));
}

type Run = { number: number; isUndone: boolean };
export const runsOf = async (viewer: Viewer) =>
	((await visit<{ runs: Run[] }>(viewer, 'list')) as { runs: Run[] }).runs;
