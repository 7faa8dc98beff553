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
import { GET as file } from '../../../src/routes/(app)/requirements/finishers/file/+server';
import { load as resultPage } from '../../../src/routes/(app)/requirements/finishers/result/+page.server';
import { type Answered, open, post } from '../confirmation/page-town';
import { choose, previewed, send, sendIn } from './pages';

/** Every page and every form of 修了者名簿, for whoever wants to try them all. */
export const doors = {
	pages: { list: firstPage, columns: columnsPage, people: peoplePage, preview: previewPage, result: resultPage, file },
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

type Page = keyof typeof doors.pages;
type Form = keyof typeof doors.forms;

export const visit = <T>(viewer: Viewer, page: Page) => open<T>(viewer, doors.pages[page] as never);
export const submit = (viewer: Viewer, form: Form, fields: Record<string, string> = {}): Promise<Answered> =>
	post(viewer, doors.forms[form] as never, fields);

/** The file of the rows that stay out, as its bytes say; the status alone where there is none. */
export async function leftOutFile(viewer: Viewer, key: string): Promise<string | number> {
	const answer = await open<Response>(viewer, doors.pages.file as never, `?key=${key}`);
	return typeof answer === 'number'
		? answer
		: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

/** The whole way of a list that nobody has to be asked about. */
export async function wholeList(viewer: Viewer, content: string): Promise<Answered> {
	await send(viewer, content);
	await choose(viewer);
	return sendIn(viewer, await previewed(viewer));
}

type Run = { number: number; isUndone: boolean };
export const runsOf = async (viewer: Viewer) =>
	((await visit<{ runs: Run[] }>(viewer, 'list')) as { runs: Run[] }).runs;

type Columns = { courses: { value: string }[] };
export const offeredCourses = async (viewer: Viewer) =>
	((await visit<Columns>(viewer, 'columns')) as Columns).courses.map(({ value }) => value);
