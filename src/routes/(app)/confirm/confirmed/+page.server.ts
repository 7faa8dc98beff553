import { type Viewer } from '$lib/domain/access';
import { readKind } from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { confirmedRecords, personNumbered } from '$lib/server/confirmation/confirmed';
import { type ShownRecord, shownRecord } from '$lib/server/confirmation/records';
import { currentDatabase } from '$lib/server/current';
import { type Db } from '$lib/server/db/open';
import { wholeNumber } from '$lib/server/training/seen';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:correct');
	const written = (url.searchParams.get('number') ?? '').trim().slice(0, longestWritten);
	if (written === '') return { ...nobody, written, error: url.searchParams.has('number') ? notWritten : null };

	const { reader } = await currentDatabase();
	const corrected = await correctedRecord(reader, viewer, url);
	const person = await personNumbered(reader, viewer, written);
	if (person === null) return { ...nobody, written, error: unknown(written) };
	const page = wholeNumber(url.searchParams.get('page')) ?? 1;
	const { staffNumber, name, isOwn } = person;
	const found = {
		person: { staffNumber, name, isOwn },
		page,
		...(await confirmedRecords(reader, viewer, person, page))
	};
	return { written, error: null, found, corrected };
};

/** The record whose 訂正 led back here; null where none did. */
async function correctedRecord(db: Db, viewer: Viewer, { searchParams }: URL): Promise<ShownRecord | null> {
	const [kind, id] = [readKind(searchParams.get('kind')), wholeNumber(searchParams.get('corrected'))];
	return kind && id ? shownRecord(db, viewer, kind, id, 'correct') : null;
}

/** Longer than any number; the rest of it is not shown again. */
const longestWritten = 50;
const nobody = { found: null, corrected: null };
const notWritten = '職員番号を入力してください。';

function unknown(written: string): string {
	return `職員番号「${written}」の職員は見つかりません。番号を、はじめの0も含めて確かめてください。`;
}
