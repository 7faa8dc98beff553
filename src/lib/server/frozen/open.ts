import { readPayload } from '$lib/domain/audit';
import { canonicalJson, type FrozenHead, type FrozenPerson, readHead, readPeople } from '$lib/domain/frozen';
import { type Db } from '../db/open';
import { inTurns } from '../indicator/turns';
import { type FrozenKey, frozenRow, type FrozenSummary } from './queries';
import { unseal } from './seal';

/** A frozen report that was found to be as it was sealed. */
export type OpenReport = { summary: FrozenSummary; head: FrozenHead; bytes: Buffer; text: string };

/** `broken`: what stands there is not what was sealed; `found` is its digest now, null where it cannot even be read. */
export type Opened =
	| { ok: true; report: OpenReport }
	| { ok: false; reason: 'not-found' }
	| { ok: false; reason: 'broken'; summary: FrozenSummary; found: string | null };

/** Opens a report and holds it against its digest, the one beside it and the one the log kept: on every showing. */
export async function openReport(db: Db, key: FrozenKey): Promise<Opened> {
	const row = await frozenRow(db, key);
	if (!row) return { ok: false, reason: 'not-found' };
	const { content, payload, ...summary } = row;
	const there = await unseal(content);
	const expected = [summary.digest, keptDigest(payload, key)].filter((digest) => digest !== null);
	const head = there && expected.every((digest) => digest === there.digest) ? headOf(there.text, summary) : null;
	if (!there || !head) return { ok: false, reason: 'broken', summary, found: there?.digest ?? null };
	return { ok: true, report: { summary, head, bytes: there.bytes, text: there.text } };
}

/** null also where the lists say something else, or one report's content stands in the place of another. */
function headOf(text: string, summary: FrozenSummary): FrozenHead | null {
	const head = readHead(text);
	return canonicalJson(listed(summary)) === canonicalJson(listedOf(head)) ? head : null;
}

/** What lists, cards and tables show of a report without opening it. */
type Listed = Pick<
	FrozenSummary,
	'indicatorCode' | 'asOf' | 'edition' | 'reason' | 'overall' | 'unconfirmed' | 'ledgerEntry'
>;

function listed({ indicatorCode, asOf, edition, reason, overall, unconfirmed, ledgerEntry }: Listed): Listed {
	return { indicatorCode, asOf, edition, reason, overall, unconfirmed, ledgerEntry };
}

function listedOf({ indicator, lastEntry, ...head }: FrozenHead): Listed {
	return listed({ ...head, indicatorCode: indicator.code, ledgerEntry: lastEntry });
}

/** The digest in the entry that froze it; null where what the entry kept was erased. */
function keptDigest(payload: string | null, { code, edition }: FrozenKey): string | null {
	const reports = readPayload(payload)?.reports;
	if (!Array.isArray(reports)) return null;
	const some = reports as Partial<{ indicator: string; edition: number; digest: string }>[];
	return some.find((one) => one.indicator === code && one.edition === edition)?.digest ?? null;
}

/** Everybody in it, in its order. Lets others have their turn while it reads a large city. */
export async function peopleOf({ text }: Pick<OpenReport, 'text'>): Promise<FrozenPerson[]> {
	return (await inTurns(readPeople(text), (some) => some)).flat();
}
