import { type CivilDate, type FiscalYear, isCivilDate } from '$lib/domain/calendar';

/** What waits to be confirmed: 受講記録 or 資格. */
export const recordKinds = ['completion', 'holding'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Which of those that were put aside (保留) are shown: none of them, them alone, or all. */
export const heldChoices = ['none', 'only', 'all'] as const;
export type HeldChoice = (typeof heldChoices)[number];

/** So near to each other two records of one course may be one training, in days. */
export const duplicateDays = 7;

/** A place in the queue: the entry that made a record known, and its id. */
export type QueuePlace = { addedBy: number; id: number };

/** What of 確認待ち is asked for, as it stands in the address; null is no restriction. */
export type QueueAsk = {
	kind: RecordKind;
	/** of the course, or of the qualification */
	code: string | null;
	/** a 所属 and all below it */
	department: string | null;
	fiscalYear: FiscalYear | null;
	held: HeldChoice;
	/** 受講日: of completions alone */
	day: CivilDate | null;
	/** what comes after this place; null begins with the oldest */
	after: QueuePlace | null;
};

type Params = { get(name: string): string | null };

/** The kind of record that a form or an address names; null where it is none. */
export function readKind(written: unknown): RecordKind | null {
	return recordKinds.find((kind) => kind === written) ?? null;
}

/**
 * What an address asks for; what cannot be read is left out, so that an old link still opens.
 *
 * @param kinds the kinds this viewer confirms, the usual one first
 */
export function readQueueAsk(params: Params, kinds: readonly RecordKind[]): QueueAsk {
	const asked = readKind(params.get('kind'));
	const kind = asked !== null && kinds.includes(asked) ? asked : (kinds[0] ?? 'completion');
	const year = params.get('year') ?? '';
	const day = params.get('day') ?? '';
	return {
		kind,
		code: params.get('code') || null,
		department: params.get('department') || null,
		fiscalYear: /^\d{4}$/.test(year) ? Number(year) : null,
		held: heldChoices.find((choice) => choice === params.get('held')) ?? 'none',
		day: kind === 'completion' && isCivilDate(day) ? day : null,
		after: readPlace(params.get('after') ?? '')
	};
}

/** The query of an address that asks for this, without its 「?」; what is no restriction is not in it. */
export function queueQuery(ask: QueueAsk, changes: Partial<QueueAsk> = {}): string {
	const { kind, code, department, fiscalYear, held, day, after } = { ...ask, ...changes };
	const written = {
		...{ kind: kind === 'completion' ? null : kind, code, department },
		...{ year: fiscalYear?.toString(), held: held === 'none' ? null : held, day },
		after: after && `${after.addedBy}.${after.id}`
	};
	const given = Object.entries(written).filter((pair): pair is [string, string] => Boolean(pair[1]));
	return new URLSearchParams(given).toString();
}

/** Whether less than everything of its kind is asked for; where in the queue does not matter. */
export function isNarrowed({ code, department, fiscalYear, held, day }: QueueAsk): boolean {
	return code !== null || department !== null || fiscalYear !== null || held !== 'none' || day !== null;
}

function readPlace(written: string): QueuePlace | null {
	const [, addedBy, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(written) ?? [];
	return addedBy === undefined ? null : { addedBy: Number(addedBy), id: Number(id) };
}
