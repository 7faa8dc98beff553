import { type CivilDate, type DayNumber, fromDayNumber } from '$lib/domain/calendar';
import { dayNumber, type Ledger, methodsAccepted } from '$lib/domain/ledger';
import { courseWindows, type CourseWindow } from '../rate/attainment';
import { acceptedCodes } from '$lib/domain/qualification';
import { type Indicator, type QualificationRule } from '$lib/domain/plan';
import { pieces, type Steps } from '../steps';

/** A completion inside the window; `comprehension` 1–5 where it is the answer that counts. */
export type CompletionEvidence = {
	kind: 'completion';
	courseCode: string;
	completedOn: CivilDate;
	confirmed: boolean;
	comprehension?: number;
	/** it does not count for this 実施方法 alone; '' for none stated */
	otherMethod?: string;
};

/** A holding valid on the day; `standsFor` is the qualification asked for, null where it is that one itself. */
export type HoldingEvidence = {
	kind: 'holding';
	code: string;
	passedOn: string;
	standsFor: string | null;
	confirmed: boolean;
};

/** A pass that is counted by itself, whether or not it still holds. */
export type PassEvidence = {
	kind: 'pass';
	code: string;
	countedOn: CivilDate;
	standsFor: string | null;
	confirmed: boolean;
};

export type Evidence = CompletionEvidence | HoldingEvidence | PassEvidence;

/** Whether it does not count for its 実施方法 alone. */
export function isOfOtherMethod(evidence: Evidence): boolean {
	return evidence.kind === 'completion' && evidence.otherMethod !== undefined;
}

/**
 * Tells of a person every record that counts toward the rule on the day or would if it were confirmed, or but for its 実施方法, the earliest
 * first.
 */
export type EvidenceOf = (person: number) => Evidence[];

/**
 * @param asked by person, 1 for those who will be asked about
 * @param methods the 実施方法 that count; none is all
 */
export function* evidenceSteps(
	ledger: Ledger,
	{ rule }: Pick<Indicator, 'rule'>,
	asOf: CivilDate,
	asked: Uint8Array,
	methods: readonly string[] = []
): Steps<EvidenceOf> {
	const noted = new Map<number, { day: DayNumber; one: Evidence }[]>();
	const note: Note = (person, day, one) => {
		const some = noted.get(person);
		if (some) some.push({ day, one });
		else noted.set(person, [{ day, one }]);
	};
	if (rule.kind === 'training_rate')
		yield* completions(ledger, courseWindows(ledger, rule.courses, rule.window, asOf), methods, asked, note);
	if (rule.kind === 'qualification_rate' || rule.kind === 'qualification_count')
		yield* holdings(ledger, rule.qualifications, asOf, asked, note);
	yield;
	return (person) => (noted.get(person) ?? []).sort((a, b) => a.day - b.day).map(({ one }) => one);
}

const rowsAPiece = 4096;

/** `day`: the one from which it counts. */
type Note = (person: number, day: DayNumber, evidence: Evidence) => void;

function* completions(
	ledger: Ledger,
	windows: readonly CourseWindow[],
	methods: readonly string[],
	asked: Uint8Array,
	note: Note
): Steps<void> {
	const accepted = methods.length === 0 ? null : methodsAccepted(ledger.methods, methods);
	for (const { code: courseCode, columns, ...places } of windows)
		for (const [start, end] of pieces(places.start, places.end, rowsAPiece)) {
			for (let place = start; place < end; place++) {
				const person = columns.person[place]!;
				if (asked[person] !== 1) continue;
				const day = columns.day[place]!;
				const confirmed = columns.weight[place] === 2;
				const [completedOn, method] = [fromDayNumber(day), columns.method[place]!];
				const isOther = accepted !== null && accepted[method] === 0;
				const otherMethod = isOther ? { otherMethod: ledger.methods.words[method] ?? '' } : {};
				note(person, day, { kind: 'completion', courseCode, completedOn, confirmed, ...otherMethod });
			}
			yield;
		}
}

function* holdings(
	ledger: Ledger,
	{ anyOf, acceptHigher }: QualificationRule,
	asOf: CivilDate,
	asked: Uint8Array,
	note: Note
): Steps<void> {
	const day = dayNumber(asOf);
	for (const code of acceptedCodes(ledger.catalogue, anyOf, acceptHigher)) {
		const standsFor = anyOf.includes(code) ? null : satisfied(ledger, code, anyOf);
		for (const { person, from, expiresOn, weight, holding } of ledger.holdings.get(code) ?? []) {
			if (asked[person] !== 1 || weight === 0 || from > day || day >= expiresOn) continue;
			note(person, from, { kind: 'holding', code, passedOn: holding.passedOn, standsFor, confirmed: weight === 2 });
		}
		yield;
	}
}

/** Which of the qualifications asked for this one is 相当 to. */
export function satisfied({ catalogue }: Ledger, code: string, anyOf: readonly string[]): string | null {
	return anyOf.find((asked) => acceptedCodes(catalogue, [asked], true).has(code)) ?? null;
}
