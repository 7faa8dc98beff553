import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type Exclusion, type LeftOut, type LeftOutSpan, mostReasons, type Narrowing } from '$lib/domain/indicator';
import { dayNumber, groupBy, type Ledger } from '$lib/domain/ledger';
import { type Exemption, type Requirement } from './requirement';

/** For whom there is only next year's. */
export const nextYearReason = '来年度の対象';
const otherReasons = '免除（その他の理由）';

/** The same without why people are exempt: the free words of a reason are for those who grant it, not for a report. */
export function exemptionsAsOne(excluded: readonly Exclusion[]): Exclusion[] {
	const counts = new Map<string, number>();
	for (const { reason, count } of excluded) {
		const told = reason.startsWith('免除（') ? '免除' : reason;
		counts.set(told, (counts.get(told) ?? 0) + count);
	}
	return [...counts].map(([reason, count]) => ({ reason, count }));
}

/** What a requirement asks beside its rule. @param exemptions also those of other requirements, which change nothing */
export function narrowingOf(ledger: Ledger, requirement: Requirement, exemptions: readonly Exemption[]): Narrowing {
	const { rule, fiscalYear } = requirement;
	const [from, to] = [dayNumber(firstDayOf(fiscalYear)), dayNumber(lastDayOf(fiscalYear))];
	const later = hiredTooLate(ledger, requirement);
	const most = mostReasons - rule.audience.excludeAbsences.length - later.length;
	const own = exemptions.filter(({ requirementId }) => requirementId === requirement.id);
	return {
		methods: rule.methods,
		hired: rule.hired === 'all' ? null : { from, to },
		leftOut: [...exempt(ledger, own, most), ...later]
	};
}

/** Who is exempt, reason by reason in the order they were first given; where there are too many to tell apart, the last share one. */
function exempt(ledger: Ledger, exemptions: readonly Exemption[], most: number): LeftOut[] {
	const inOrder = exemptions.toSorted((one, other) => one.id - other.id);
	const byReason = [...groupBy(inOrder, ({ reason }) => reason.trim())];
	const told = byReason.slice(0, byReason.length > most ? most - 1 : most);
	const rest = byReason.slice(told.length).flatMap(([, some]) => some);
	const leftOut = told.map(([reason, some]) => ({ reason: `免除（${reason}）`, spans: spansOf(ledger, some) }));
	return rest.length === 0 ? leftOut : [...leftOut, { reason: otherReasons, spans: spansOf(ledger, rest) }];
}

function spansOf({ people }: Ledger, exemptions: readonly Exemption[]): LeftOutSpan[] {
	return exemptions.flatMap(({ staffNumber, from, to }) => {
		const person = people.positions.get(staffNumber);
		return person === undefined ? [] : [{ person, from: dayNumber(from), to: dayNumber(to) }];
	});
}

/** Who was hired so late in the year that only next year's asks them. */
function hiredTooLate({ people }: Ledger, { rule: { midYear }, fiscalYear }: Requirement): LeftOut[] {
	if (midYear.kind !== 'next-year') return [];
	const [after, to] = [dayNumber(midYear.after), dayNumber(lastDayOf(fiscalYear))];
	const spans: LeftOutSpan[] = [];
	people.hiredOn.forEach((from, person) => {
		if (after < from && from <= to) spans.push({ person, from, to });
	});
	return [{ reason: nextYearReason, spans }];
}
