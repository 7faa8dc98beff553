import { type Viewer } from '$lib/domain/access';
import { type EvidenceRefusal, evidenceSentence, harmlessName, mostBytes, mostFiles } from '$lib/domain/evidence';
import { type RequestEvent } from '@sveltejs/kit';
import { type Database } from '../db/open';
import { type SentEvidence } from './judge';
import { isTooLarge } from './body';
import { fieldsBeforeFiles } from './form-head';
import { takeEvidence } from './take';

type FormRead = { ok: true; data: FormData } | { ok: false; message: string; data: FormData };

export type FormOutcome = { ok: true; sent: SentEvidence[] } | { ok: false; message: string };

/**
 * The fields of a form that may bring files. @returns where it brings more than the server takes, a sentence to be answered with 413, and
 * what was typed before the files, to be shown again
 */
export async function formOf({ request, platform }: Pick<RequestEvent, 'request' | 'platform'>): Promise<FormRead> {
	try {
		return { ok: true, data: await request.formData() };
	} catch (error) {
		if (!isTooLarge(error)) throw error;
		return { ok: false, message: evidenceSentence('too-large'), data: await fieldsBeforeFiles(platform?.req) };
	}
}

/** Takes the files of a form's field in, to be attached to what the form records. Where one is refused, none is said to be there. */
export async function takeFromForm(
	database: Database,
	viewer: Pick<Viewer, 'accountId'>,
	data: FormData,
	field = 'evidence'
): Promise<FormOutcome> {
	// A field in which nothing was chosen brings an empty file without a name.
	const files = data.getAll(field).filter((one) => one instanceof File && (one.size > 0 || one.name !== '')) as File[];
	if (files.length > mostFiles) return { ok: false, message: evidenceSentence('too-many-files') };
	if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) return refused('too-large', files);
	const sent: SentEvidence[] = [];
	for (const file of files) {
		const taken = await takeEvidence(database, viewer, new Uint8Array(await file.arrayBuffer()));
		if (!taken.ok) return refused(taken.reason, files, file);
		sent.push({ sha256: taken.sha256, name: harmlessName(file.name) });
	}
	return { ok: true, sent };
}

/** What came with an earlier attempt and what came with this one, each file once: with JavaScript a chosen file is sent again. */
export function sentTogether(before: readonly SentEvidence[], sent: readonly SentEvidence[]): SentEvidence[] {
	return [...new Map([...before, ...sent].map((one) => [one.sha256, one])).values()];
}

/** Of several files it is said which one. */
function refused(reason: EvidenceRefusal, files: readonly File[], file?: File): { ok: false; message: string } {
	const name = files.length > 1 && file ? harmlessName(file.name) : null;
	return { ok: false, message: (name === null ? '' : `「${name}」：`) + evidenceSentence(reason) };
}
