import { type CivilDate } from '$lib/domain/calendar';
import { type DutyState, exclusionOf, standingOf, standingWords } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { type DueDate, dueDateOf } from './due';

/** Where one person stands with a requirement, and until when they have time. */
export type RequirementStanding = DueDate & {
	state: DutyState;
	/** 期限超過: nothing is there yet and the time is over. What waits for its confirmation was done in time or not, but done */
	isOverdue: boolean;
	/** why they are 対象外; else null */
	reason: string | null;
};

/**
 * Where a person stands; null for whoever the requirement is not about.
 *
 * @param person the position in the ledger's people
 * @param today decides whether the time is over, also when the fiscal year is
 */
export function standingIn(
	{ people }: Ledger,
	{ requirement, figure, reasons }: Coverage,
	person: number,
	today: CivilDate
): RequirementStanding | null {
	const standing = standingOf(figure, person);
	if (standing === null) return null;
	const due = dueDateOf(requirement, people.staff[person]!.hiredOn);
	return {
		...due,
		state: standingWords[standing],
		isOverdue: standing === 'missing' && due.dueOn < today,
		reason: standing === 'excluded' ? reasons[exclusionOf(figure, person)]! : null
	};
}

/** 「済」 「確認中」 「未」 「期限超過」 「未（年度の末日で区切っています）」 「対象外：育児休業」; the due date stands beside it. */
export function standingInWords({ state, reason, isOverdue, isCut }: RequirementStanding): string {
	if (reason !== null) return `${state}：${reason}`;
	if (state !== '未') return state;
	return `${isOverdue ? '期限超過' : state}${isCut ? '（年度の末日で区切っています）' : ''}`;
}
