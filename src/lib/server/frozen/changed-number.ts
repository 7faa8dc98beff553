import { type FrozenHead } from '$lib/domain/frozen';
import { manualFigure } from '$lib/domain/indicator';
import { isManual } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { type ChangeEntry } from './change-entries';
import { type LaterChange } from './changed-people';
import { entryOfNumber, type ValueQuestion } from './past-of-values';

type ChangedNumber = { count: number; countWords: string; people: LaterChange[]; seen: number };

/** Of a number entered by hand: whether it, or where it was taken from, is another by now. */
export async function changedNumber(
	db: Db,
	ledger: Ledger,
	{ indicator: { code }, overall, rule, asOf }: FrozenHead,
	question: ValueQuestion,
	entryOf: (number: number | null) => Promise<ChangeEntry | null>
): Promise<ChangedNumber> {
	if (rule.kind !== 'manual' || !isManual(overall)) return { count: 0, countWords: '', people: [], seen: 0 };
	const { entered } = manualFigure(ledger, { code, rule }, asOf);
	const [before, now] = [numberWords(overall, rule.unit), numberWords(entered, rule.unit)];
	if (before === now) return { count: 0, countWords: '', people: [], seen: 0 };
	const entry = await entryOf(await entryOfNumber(db, question));
	const row = { key: code, staffNumber: null, name: '入力した数値', department: '', before, now, entry };
	return { count: 1, countWords: '', people: [row], seen: 1 };
}

function numberWords(entered: { value: number | null; source: string | null } | null, unit: string): string {
	if (entered === null || entered.value === null) return '未入力';
	return `${entered.value.toLocaleString('ja-JP', { maximumFractionDigits: 20 })}${unit}（出典 ${entered.source ?? ''}）`;
}
