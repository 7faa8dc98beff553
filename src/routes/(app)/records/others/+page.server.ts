import { type Viewer } from '$lib/domain/access';
import { fiscalYearOf, formatDay } from '$lib/domain/calendar';
import { evidenceSentence, mostFiles } from '$lib/domain/evidence';
import { courseCategories, parseOthers, recordSentences, takeBackSentences } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { type Db } from '$lib/server/db/open';
import { attachToEach } from '$lib/server/evidence/attach-each';
import { formOf, sentTogether, takeFromForm } from '$lib/server/evidence/form';
import { sentBefore } from '$lib/server/qualification/form';
import {
	dueDatesOfCourses,
	type SectionToRecord,
	sectionToRecord
} from '$lib/server/requirement/chain/record-for-section';
import { enteredByMe } from '$lib/server/training/entered-by-me';
import { enteredIds } from '$lib/server/training/entered-ids';
import { previewOthers, recordForOthers } from '$lib/server/training/others';
import { allCourses } from '$lib/server/training/queries';
import { wholeNumber } from '$lib/server/training/seen';
import { withdrawEntered } from '$lib/server/training/withdraw-entered';
import { fail, redirect } from '@sveltejs/kit';
import { blankOthers, othersAnswer } from './answer';
import type { Actions, PageServerLoad } from './$types';

/** So many of those entered last are shown. */
const recentlyEntered = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:record:others');
	const { reader } = await currentDatabase();
	const section = await askedSection(reader, viewer, url.searchParams);
	// From the page of a year, its own due dates.
	const fiscalYear = section?.requirement.fiscalYear ?? fiscalYearOf(viewer.today);
	const [courses, due] = [await allCourses(reader), await dueDatesOfCourses(reader, fiscalYear)];
	const noted = courses.map((course) => {
		const day = due.get(course.code);
		return day ? { ...course, note: `${day < viewer.today ? '期限超過' : '期限'} ${formatDay(day)}` } : course;
	});
	const groups = courseCategories.map((category) => ({
		label: category,
		courses: noted.filter((course) => course.category === category)
	}));
	return { today: viewer.today, groups, section, entered: await enteredByMe(reader, viewer, recentlyEntered) };
};

/** 所属の状況 leads here with those who have not. */
async function askedSection(reader: Db, viewer: Viewer, query: URLSearchParams): Promise<SectionToRecord | null> {
	const [id, department] = [wholeNumber(query.get('requirement')), query.get('department')];
	if (id === null || department === null) return null;
	return sectionToRecord(reader, await currentLedger(), viewer, id, department);
}

export const actions: Actions = {
	preview: async ({ locals, request, platform }) => {
		const viewer = requirePermission(locals, 'completion:record:others');
		const form = await formOf({ request, platform });
		if (!form.ok) return fail(413, tooLarge(form));
		const { data } = form;
		const [database, before] = [await currentDatabase(), sentBefore(data)];
		const taken = await takeFromForm(database, viewer, data);
		const sent = sentTogether(before, taken.ok ? taken.sent : []);
		const evidence = taken.ok ? tooManyFiles(sent) : taken.message;
		const entered = parseOthers(data, viewer.today);
		const { fields } = entered;
		const errors = { ...(!entered.ok && entered.errors), ...(evidence !== null && { evidence }) };
		const kept = sent.length > mostFiles ? before.slice(0, mostFiles) : sent;
		if (!entered.ok || evidence !== null) return fail(422, othersAnswer({ step: 'typed', fields, errors, sent: kept }));

		const outcome = await previewOthers(database.reader, viewer, entered.value);
		if (!outcome.ok) return fail(409, unknown(fields, sent));
		const { unread, repeated } = entered.value.list;
		return othersAnswer({ step: 'preview', fields, sent, rows: outcome.rows, unread, repeated });
	},

	// No redirect: of whom nothing was recorded stands in no list, and the same form sent again does nothing twice.
	record: async ({ locals, request, platform }) => {
		const viewer = requirePermission(locals, 'completion:record:others');
		const form = await formOf({ request, platform });
		if (!form.ok) return fail(413, tooLarge(form));
		const sent = sentTogether(sentBefore(form.data), []);
		const entered = parseOthers(form.data, viewer.today);
		const { fields } = entered;
		const evidence = tooManyFiles(sent);
		if (evidence !== null) return fail(422, othersAnswer({ step: 'typed', fields, errors: { evidence } }));
		if (!entered.ok) return fail(422, othersAnswer({ step: 'typed', fields, errors: entered.errors, sent }));

		const database = await currentDatabase();
		const outcome = await recordForOthers(database, viewer, entered.value);
		if (!outcome.ok) return fail(409, unknown(fields, sent));
		const { rows } = outcome;
		const ids = sent.length > 0 ? await enteredIds(database.reader, viewer, entered.value, rows) : [];
		const proven = (await attachToEach(database, viewer, ids, sent)).length;
		const { unread } = entered.value.list;
		return othersAnswer({ step: 'done', fields, sent, rows, unread, proven });
	},

	withdraw: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:others');
		const data = await request.formData();
		const [id, entry] = [wholeNumber(data.get('id')), wholeNumber(data.get('entry'))];
		const reason = String(data.get('reason') ?? '');
		const outcome =
			id === null || entry === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await withdrawEntered(await currentDatabase(), viewer, { id, entry }, reason);
		if (outcome.ok) redirect(303, '/records/others#entered');
		const status = outcome.reason === 'no-reason' || outcome.reason === 'reason-too-long' ? 422 : 409;
		const refused = { id: id ?? 0, message: takeBackSentences[outcome.reason], reason };
		return fail(status, othersAnswer({ step: 'typed', fields: blankOthers, refused }));
	}
};

/** Each is asked about for every person on the list: none is, where no record takes so many. */
function tooManyFiles(sent: readonly object[]): string | null {
	return sent.length > mostFiles ? evidenceSentence('too-many-files') : null;
}

function unknown(fields: Parameters<typeof othersAnswer>[0]['fields'], sent: ReturnType<typeof sentBefore>) {
	return othersAnswer({ step: 'typed', fields, errors: { courseCode: recordSentences['unknown-course'] }, sent });
}

function tooLarge({ message, data }: { message: string; data: FormData }) {
	const typed = [...data].filter(([name]) => name in blankOthers);
	const fields = { ...blankOthers, ...Object.fromEntries(typed) };
	return othersAnswer({
		step: 'typed',
		fields,
		errors: { evidence: message },
		sent: sentBefore(data).slice(0, mostFiles)
	});
}
