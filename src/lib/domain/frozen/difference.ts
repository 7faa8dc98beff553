import { allSteps, type Steps } from '$lib/domain/indicator';
import { type Outcome, type Outcomes } from './outcome';

/** 確定後の変更: whose outcome is another one than what was sealed; null is not there. */
export type Difference = { key: string; before: Outcome | null; now: Outcome | null };

/** What may have changed of somebody; several at once. */
export const changeKinds = ['joined', 'left', 'excluded', 'up', 'down', 'moved'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Everybody whose outcome differs, those that were sealed first. */
export function differences(sealed: Outcomes, now: Outcomes): Difference[] {
	return allSteps(differenceSteps(sealed, now));
}

/** The same in pieces. */
export function* differenceSteps(sealed: Outcomes, now: Outcomes): Steps<Difference[]> {
	const found: Difference[] = [];
	let seen = 0;
	for (const [key, before] of sealed) {
		const present = now.get(key) ?? null;
		if (!isSame(before, present)) found.push({ key, before, now: present });
		if (++seen % peopleAPiece === 0) yield;
	}
	for (const [key, present] of now) {
		if (!sealed.has(key)) found.push({ key, before: null, now: present });
		if (++seen % peopleAPiece === 0) yield;
	}
	return found;
}

/** So few that they take about a millisecond. */
const peopleAPiece = 2_000;

export function isSame(one: Outcome | null, other: Outcome | null): boolean {
	if (one === null || other === null) return one === other;
	return (
		one.membership === other.membership &&
		one.numerator === other.numerator &&
		one.denominator === other.denominator &&
		one.department === other.department
	);
}

/** In which ways somebody differs. `excluded`: among the excluded or not, without having been or being 対象. */
export function kindsOf({ before, now }: Difference): ChangeKind[] {
	const [was, is] = [before?.membership === 'member', now?.membership === 'member'];
	const more = (now?.numerator ?? 0) - (before?.numerator ?? 0);
	const kinds: [ChangeKind, boolean][] = [
		['joined', is && !was],
		['left', was && !is],
		['excluded', !is && !was],
		['up', more > 0],
		['down', more < 0],
		['moved', is && was && before?.department !== now?.department]
	];
	return kinds.filter(([, holds]) => holds).map(([kind]) => kind);
}

/** How many differ in each way. */
export function changeCounts(found: readonly Difference[]): Record<ChangeKind, number> {
	const counts = { joined: 0, left: 0, excluded: 0, up: 0, down: 0, moved: 0 };
	for (const one of found) for (const kind of kindsOf(one)) counts[kind] += 1;
	return counts;
}
