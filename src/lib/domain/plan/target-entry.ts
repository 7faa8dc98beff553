import { readNumber } from './manual-entry';
import { type Target } from './rule';
import { placeKey, readCellName, type TargetCell, type TargetField, type TargetPlace } from './target-cell';
import { byPlace } from './target-change';

/** The grid as it was typed: each field by its name, and the note of the indicator. */
export type TypedTargets = { cells: Record<string, string>; note: string };

/** What is wrong, by the name of the field; `note` for the note. */
export type TargetErrors = Record<string, string>;

/** `note` null: none. */
export type TargetsEntry = { cells: TargetCell[]; note: string | null };
export type ParsedTargets = { ok: true; value: TargetsEntry } | { ok: false; errors: TargetErrors };

/** What a value may be: a mean of the answers 1 to 5, or any number. */
export type TargetMeasure = { isMean: boolean; unit: string };

const longestNote = 500;

/** The grid as it was typed, so that a refused one can be shown again. Anything else in the form is left out. */
export function typedTargets(data: Iterable<[string, unknown]>): TypedTargets {
	const fields = [...data].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value.trim()] as const] : []
	);
	const note = fields.find(([name]) => name === 'note')?.[1] ?? '';
	return { cells: Object.fromEntries(fields.filter(([name]) => readCellName(name) !== null)), note };
}

type Stored = ReadonlyMap<string, Target>;

/** Without the fields that an indicator of this kind has not: no form of this program sends them. */
export function inFields({ cells, note }: TypedTargets, fields: readonly TargetField[]): TypedTargets {
	const known = Object.entries(cells).filter(([name]) => fields.some((field) => field === readCellName(name)?.field));
	return { cells: Object.fromEntries(known), note };
}

/**
 * Reads the grid. Full-width digits, commas, 「%」 and the unit may be there; an empty field takes its promise out.
 *
 * @param targets those that stand
 */
export function parseTargets(
	{ cells, note }: TypedTargets,
	measure: TargetMeasure,
	targets: readonly Target[] = []
): ParsedTargets {
	const errors: TargetErrors = {};
	const stored = byPlace(targets);
	const read = new Map<string, TargetCell>();
	for (const [name, written] of Object.entries(cells)) {
		const cell = readCellName(name)!;
		const { field, ...place } = cell;
		const number = readTarget(field, written, measure);
		if (typeof number === 'string') errors[name] = number;
		else if (number !== null && tooExact(cell, number, stored)) errors[name] = tooExactSentence(written);
		else read.set(placeKey(place), { ...(read.get(placeKey(place)) ?? place), [field]: number });
	}
	if (note.length > longestNote)
		errors.note = `備考は${longestNote}文字までで入力してください（いまは${note.length}文字）。`;
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, value: { cells: [...read.values()], note: note === '' ? null : note } };
}

/** @returns null for nothing, a sentence for what cannot be */
export function readTarget(
	field: TargetField,
	written: string,
	{ isMean, unit }: TargetMeasure
): number | null | string {
	if (written === '') return null;
	const plain = written.normalize('NFKC').replace(/\s/g, '');
	if (/程度|およそ|約|目途|以上|以下|未満/.test(plain))
		return `「${written}」の言葉は備考に書き、ここには数だけを入力してください。`;
	const number = readNumber(withoutUnit(field, plain, unit));
	if (number === null) return `「${written}」は数として読み取れません。${examples[field]}のように入力してください。`;
	return outOfBounds(field, number, written, isMean) ?? number;
}

const examples = { percent: '40 や 33.3 ', headcount: '50 ', value: '3 や 1.5 ' };

function withoutUnit(field: TargetField, plain: string, unit: string): string {
	const ends = field === 'percent' ? ['%', 'パーセント'] : field === 'headcount' ? ['人', '名', unit] : [unit];
	const end = ends.find((one) => one !== '' && plain.endsWith(one)) ?? '';
	return end === '' ? plain : plain.slice(0, -end.length);
}

function outOfBounds(field: TargetField, number: number, written: string, isMean: boolean): string | null {
	if (field === 'percent' && number > 100)
		return `「${written}」は100%を超えています。0から100までの数で入力してください。`;
	if (field === 'percent' && number < 0)
		return `「${written}」は0%より小さい数です。0から100までの数で入力してください。`;
	if (field === 'headcount' && number < 0) return `「${written}」は0より小さい数です。0以上の整数で入力してください。`;
	if (field === 'headcount' && !Number.isInteger(number))
		return `「${written}」は整数ではありません。50 のように入力してください。`;
	if (isMean && (number < 1 || number > 5))
		return `「${written}」は理解度の範囲ではありません。1から5までの数で入力してください。`;
	return null;
}

/** A share is promised as exactly as figures are shown; what an import said more exactly stays until somebody types over it. */
function tooExact({ field, ...place }: TargetPlace & { field: TargetField }, number: number, stored: Stored): boolean {
	if (field !== 'percent' || Number(number.toFixed(1)) === number) return false;
	return stored.get(placeKey(place))?.percent !== number;
}

function tooExactSentence(written: string): string {
	return `「${written}」は小数が2桁以上あります。割合は 33.3 のように、小数第1位までで入力してください。`;
}

/** Why targets were not set. */
export const targetsRefusals = [
	'not-allowed',
	'unknown-indicator',
	'year-outside-plan',
	'unknown-department',
	'changed-since',
	'sealed-year',
	'unchanged'
] as const;
export type TargetsRefusal = (typeof targetsRefusals)[number];

const refusals: Record<TargetsRefusal, string> = {
	'not-allowed': '目標を変更する権限がありません。人事担当にご相談ください。',
	'unknown-indicator': 'その指標はありません。計画の一覧から選び直してください。',
	'year-outside-plan':
		'計画の期間ではない年度に目標が入力されています。その欄を空にしてから、もう一度「保存する」を押してください。',
	'unknown-department':
		'今の機構にない所属に目標が入力されています。その欄を空にしてから、もう一度「保存する」を押してください。',
	'changed-since':
		'この画面を開いたあとに、別の人が同じ目標を変更しました。まだ保存していません。印の付いた欄を確かめて、よければもう一度「保存する」を押してください。',
	'sealed-year':
		'確定済みの年度の目標が変わります。確定した報告の目標はそのままです。目標を変えますか。変えるときは、「確定済みの年度の目標を変える」に印を付けて、もう一度「保存する」を押してください。',
	unchanged: '変わったところがないので、保存しませんでした。'
};

/** What to tell, and what to do next. */
export function targetsRefusalSentence(reason: TargetsRefusal): string {
	return refusals[reason];
}

/** What is wrong with a cell that cannot be set. */
export function cellRefusalSentence(reason: 'year-outside-plan' | 'unknown-department'): string {
	return reason === 'year-outside-plan' ? '計画の期間ではない年度です。' : '今の機構にない所属です。';
}

/** A cell in which nothing is asked for may stand anywhere: it sets nothing. */
export function asksForSomething(cell: TargetCell): boolean {
	return [cell.percent, cell.headcount, cell.value].some((number) => number !== null && number !== undefined);
}
