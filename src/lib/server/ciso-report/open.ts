import { readPayload } from '$lib/domain/audit';
import { type CisoReportContent } from '$lib/domain/ciso-report';
import { type Db } from '../db/open';
import { unseal } from '../frozen/seal';
import { type CisoEdition, type CisoReportKey, editionRow } from './editions';

/** A report that was found to be as it was handed in; `bytes` are its canonical JSON. */
export type OpenCisoReport = { summary: CisoEdition; content: CisoReportContent; bytes: Buffer };

/** `broken`: what stands there is not what was sealed; `found` is its digest now, null where it cannot even be read. */
export type OpenedCisoReport =
	| { ok: true; report: OpenCisoReport }
	| { ok: false; reason: 'not-found' }
	| { ok: false; reason: 'broken'; digest: string; found: string | null };

/** Opens a report and holds it against its digest, the one beside it and the one the log kept: on every showing. */
export async function openCisoReport(db: Db, key: CisoReportKey): Promise<OpenedCisoReport> {
	const row = await editionRow(db, key);
	if (!row) return { ok: false, reason: 'not-found' };
	const { content: packed, payload, ...summary } = row;
	const there = await unseal(packed);
	const expected = [summary.digest, keptDigest(payload)].filter((digest) => digest !== null);
	const isSealed = there !== null && expected.every((digest) => digest === there.digest);
	const content = isSealed ? contentOf(there.text, summary) : null;
	if (!there || !content) return { ok: false, reason: 'broken', digest: summary.digest, found: there?.digest ?? null };
	return { ok: true, report: { summary, content, bytes: there.bytes } };
}

/** null also where the lists say something else, or one report's content stands in the place of another. */
function contentOf(text: string, { fiscalYear, edition, asOf, reason, ledgerEntry }: CisoEdition) {
	const content = parsed(text);
	const isSame =
		content !== null &&
		content.fiscalYear === fiscalYear &&
		content.edition === edition &&
		content.asOf === asOf &&
		content.reason === reason &&
		content.lastEntry === ledgerEntry;
	return isSame ? content : null;
}

function parsed(text: string): CisoReportContent | null {
	try {
		return JSON.parse(text) as CisoReportContent | null;
	} catch {
		return null;
	}
}

/** The digest in the entry that handed it in; null where what the entry kept was erased. */
function keptDigest(payload: string | null): string | null {
	const digest = readPayload(payload)?.digest;
	return typeof digest === 'string' ? digest : null;
}
