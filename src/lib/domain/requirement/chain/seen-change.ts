import { type SeenCoverage } from '../requirement';

/** 確認後に変わりました: the numbers of one requirement then and now; null where it was not there, or is not any more. */
export type SeenChange = {
	requirementId: number;
	name: string;
	before: SeenCoverage | null;
	after: SeenCoverage | null;
};

/** What has changed since somebody saw the numbers: requirements whose numbers are others now, have come, or are gone. */
export function seenChanges(seen: readonly SeenCoverage[], now: readonly SeenCoverage[]): SeenChange[] {
	const then = new Map(seen.map((one) => [one.requirementId, one]));
	const today = new Map(now.map((one) => [one.requirementId, one]));
	return [...new Set([...today.keys(), ...then.keys()])].flatMap((requirementId) => {
		const [before, after] = [then.get(requirementId) ?? null, today.get(requirementId) ?? null];
		if (before !== null && after !== null && numbersOf(before) === numbersOf(after)) return [];
		return [{ requirementId, name: (after ?? before)!.name, before, after }];
	});
}

/** Everything that is a number, whatever the order of the reasons; how a requirement is called is none. */
function numbersOf({ numerator, denominator, pending, excluded }: SeenCoverage): string {
	const reasons = excluded.filter(({ count }) => count > 0).map(({ reason, count }) => `${reason} ${count}`);
	return JSON.stringify([numerator, denominator, pending, reasons.sort()]);
}

/** 「情報セキュリティ研修：済 12/20 → 15/20、確認待ち 3 → 0」 */
export function seenChangeInWords({ name, before, after }: SeenChange): string {
	if (before === null) return `${name}：確認の後に加わりました`;
	if (after === null) return `${name}：確認の後になくなりました`;
	const done = ({ numerator, denominator }: SeenCoverage) => `${numerator}/${denominator}`;
	const parts = [
		fromTo('済', done(before), done(after)),
		fromTo('確認待ち', before.pending, after.pending),
		...reasonsOf(before, after).map((reason) => fromTo(reason, countOf(before, reason), countOf(after, reason)))
	];
	return `${name}：${parts.filter((part) => part !== null).join('、')}`;
}

/** The same of all of them; several that have come, or are gone, are counted in one line and not named. */
export function seenChangesInWords(changes: readonly SeenChange[]): string[] {
	const come = changes.filter(({ before }) => before === null);
	const gone = changes.filter(({ before, after }) => before !== null && after === null);
	const others = changes.filter(({ before, after }) => before !== null && after !== null);
	return [
		...others.map(seenChangeInWords),
		...countedOrNamed(come, '加わりました'),
		...countedOrNamed(gone, 'なくなりました')
	];
}

function countedOrNamed(some: readonly SeenChange[], what: string): string[] {
	return some.length > 1 ? [`${some.length}件の必須研修が、確認の後に${what}`] : some.map(seenChangeInWords);
}

function fromTo(what: string, before: string | number, after: string | number): string | null {
	return before === after ? null : `${what} ${before} → ${after}`;
}

function reasonsOf(before: SeenCoverage, after: SeenCoverage): string[] {
	return [...new Set([...before.excluded, ...after.excluded].map(({ reason }) => reason))];
}

function countOf({ excluded }: SeenCoverage, reason: string): number {
	return excluded.find((one) => one.reason === reason)?.count ?? 0;
}

/** 「情報セキュリティ研修：済 12/20、確認待ち 3、育児休業 1」 */
export function seenInFewWords({ name, numerator, denominator, pending, excluded }: SeenCoverage): string {
	const waits = pending > 0 ? [`確認待ち ${pending}`] : [];
	const left = excluded.filter(({ count }) => count > 0).map(({ reason, count }) => `${reason} ${count}`);
	return `${name}：${[`済 ${numerator}/${denominator}`, ...waits, ...left].join('、')}`;
}
