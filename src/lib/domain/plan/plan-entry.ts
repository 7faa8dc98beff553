import { type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';
import { hasControl, longestName } from './line';
import { isReservedCode } from './reserved-code';

/** A new plan, read and found possible in itself. `source` null: not said. */
export type PlanEntry = {
	name: string;
	code: string;
	source: string | null;
	firstFiscalYear: FiscalYear;
	lastFiscalYear: FiscalYear;
};

/** The fields of the form as they were typed. */
export type PlanFields = Record<keyof PlanEntry, string>;
export type PlanErrors = Partial<Record<keyof PlanEntry, string>>;
export type ParsedPlanEntry = { ok: true; value: PlanEntry } | { ok: false; errors: PlanErrors };

type Data = { get(name: string): unknown };

const longestSource = 200;

/** The form as it was typed, so that a refused one can be shown again. */
export function typedPlan(data: Data): PlanFields {
	const text = (name: string) => textOf(data.get(name));
	return {
		...{ name: text('name'), code: text('code'), source: text('source') },
		...{ firstFiscalYear: text('firstFiscalYear'), lastFiscalYear: text('lastFiscalYear') }
	};
}

export function parsePlanEntry(fields: PlanFields): ParsedPlanEntry {
	const first = readYear(fields.firstFiscalYear);
	const last = readYear(fields.lastFiscalYear);
	const errors: PlanErrors = {
		...errorOf('name', nameError(fields.name, '計画の名前')),
		...errorOf('code', codeError(fields.code, '計画コード') ?? reservedError(fields.code)),
		...errorOf(
			'source',
			fields.source.length > longestSource ? `出典は${longestSource}文字までで入力してください。` : null
		),
		...errorOf('firstFiscalYear', first === null ? yearSentence('最初') : null),
		...errorOf('lastFiscalYear', last === null ? yearSentence('最後') : orderError(first, last))
	};
	if (first === null || last === null || Object.keys(errors).length > 0) return { ok: false, errors };
	const { name, code, source } = fields;
	return { ok: true, value: { name, code, source: source || null, firstFiscalYear: first, lastFiscalYear: last } };
}

function errorOf<K extends string>(field: K, sentence: string | null): Partial<Record<K, string>> {
	return sentence === null ? {} : ({ [field]: sentence } as Record<K, string>);
}

/** @param what 計画の名前, 指標の名前 */
export function nameError(name: string, what: string): string | null {
	if (name === '') return `${what}を入力してください。`;
	if (hasControl(name)) return `${what}に見えない文字が入っています。入力し直してください。`;
	if (name.length <= longestName) return null;
	return `${what}は${longestName}文字までで入力してください（いまは${name.length}文字）。`;
}

const longestCode = 60;

/**
 * A code is any text, as in plan.json; but it stands in addresses and on the command line, where spaces and these signs would be in
 * the way.
 *
 * @param what 計画コード, 指標コード
 */
export function codeError(code: string, what: string): string | null {
	if (code === '') return `${what}を入力してください。`;
	if (code.length > longestCode)
		return `${what}は${longestCode}文字までで入力してください（いまは${code.length}文字）。`;
	if (isReservedCode(code)) return `${what}「${code}」は使えません。別のコードを入力してください。`;
	// eslint-disable-next-line no-control-regex -- nobody sees them
	if (!/[\s\u0000-\u001f/\\?#%&"'<>]/.test(code) && !/^[.-]/.test(code)) return null;
	return `${what}「${code}」は使えません。空白や / ? # などを除き、dx-2026 のように半角の英数字とハイフンで入力してください。`;
}

/** /plans/new is where a plan is drawn up. */
function reservedError(code: string): string | null {
	return code === 'new' ? '計画コード「new」は使えません。別のコードを入力してください。' : null;
}

function readYear(written: string): FiscalYear | null {
	const digits = written.normalize('NFKC').replace(/年度?$/, '');
	return /^[12]\d{3}$/.test(digits) ? Number(digits) : null;
}

function yearSentence(which: string): string {
	return `${which}の年度を選んでください。`;
}

function orderError(first: FiscalYear | null, last: FiscalYear): string | null {
	if (first === null || last >= first) return null;
	return `最後の年度が、最初の年度（${formatFiscalYear(first)}）より前です。${formatFiscalYear(first)}か、それよりあとの年度を選んでください。`;
}

/** The first of `dx`, `dx-2`, `dx-3` … that is not taken; one that ends in a number goes on from there. */
export function suggestedCode(code: string, taken: { has(code: string): boolean }): string {
	const [, stem = code, number] = /^(.+)-(\d{1,3})$/.exec(code) ?? [];
	for (let next = Number(number ?? 1) + 1; ; next++) {
		if (!taken.has(`${stem}-${next}`)) return `${stem}-${next}`;
	}
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
