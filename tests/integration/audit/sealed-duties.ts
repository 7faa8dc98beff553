import { day } from '$lib/domain/calendar';
import { addRows } from '$lib/server/db/rows';
import {
	chainConfirmation,
	cisoReport,
	drill,
	drillParticipant,
	exemption,
	finisherColumns,
	reminder,
	requirement,
	sectionConfirmation
} from '$lib/server/db/schema';
import { type Change } from '$lib/server/db/write';
import { requirementOf } from '../../factories/requirement';

const seen = [
	{ requirementId: 1, name: '情報セキュリティ研修', numerator: 1, denominator: 2, pending: 0, excluded: [] }
];
const confirmed = { fiscalYear: 2025, confirmedOn: day('2026-03-20'), confirmedBy: '海野 花子', seen };

/** Two rows of everything about 必須研修, in the entry of this change. */
export async function askForTraining(change: Change): Promise<void> {
	await addRows(change, requirement, twice(requirementRow));
	await addRows(
		change,
		exemption,
		twice((nth) => ({ requirementId: nth, staffId: nth, reason: '長期派遣', from: day('2025-04-01'), to: lastDay }))
	);
	const reminded = { senderId: 1, sentBy: '海野 花子', sentOn: day('2025-11-20'), words: '期限までに' };
	await addRows(
		change,
		reminder,
		twice((nth) => ({ ...reminded, requirementId: nth, staffId: nth }))
	);
	await confirmTraining(change);
	await holdDrills(change);
	await addRows(
		change,
		finisherColumns,
		twice((nth) => ({
			name: `送り元${nth}`,
			columns: { sources: {}, scale: 'level' as const, hoursIn: 'hours' as const }
		}))
	);
}

const lastDay = day('2026-03-31');

function twice<T>(row: (nth: number) => T): T[] {
	return [1, 2].map(row);
}

function requirementRow(nth: number) {
	const { fiscalYear, rule, dueOn } = requirementOf({ fiscalYear: 2025 });
	return {
		fiscalYear,
		rule,
		dueOn,
		name: `研修${nth}`,
		state: 'published' as const,
		note: 'お知らせ',
		copiedFrom: null
	};
}

async function confirmTraining(change: Change): Promise<void> {
	await addRows(
		change,
		sectionConfirmation,
		twice((nth) => ({ ...confirmed, departmentCode: '1010', departmentName: '総務課', staffId: nth }))
	);
	const step = { step: 'ciso', words: '昨年度より早く終わりました', gaps: ['総務課の確認'] } as const;
	await addRows(
		change,
		chainConfirmation,
		twice((nth) => ({ ...confirmed, ...step, confirmedBy: `情報 ${nth}郎`, gaps: [...step.gaps] }))
	);
	const seal = { content: 'H4sI', digest: '0'.repeat(64), ledgerEntry: 7, reason: null };
	await addRows(
		change,
		cisoReport,
		twice((edition) => ({ fiscalYear: 2025, asOf: lastDay, edition, ...seal }))
	);
}

async function holdDrills(change: Change): Promise<void> {
	await addRows(
		change,
		drill,
		twice((nth) => ({ fiscalYear: 2025, name: `訓練${nth}`, heldOn: day('2025-10-01'), note: null }))
	);
	await addRows(
		change,
		drillParticipant,
		twice((nth) => ({ drillId: nth, staffId: nth, part: 'CSIRT' }))
	);
}
