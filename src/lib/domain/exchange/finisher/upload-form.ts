import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type FinisherTerms } from './taken-rows';

type Fields = { get(name: string): unknown };

/** What is said of a list when it is sent. */
export type ListTerms = FinisherTerms & { fiscalYear: number };
export type ListFields = { sender: string; fiscalYear: string; state: string };
export type ListErrors = Partial<Record<keyof ListFields | 'list', string>>;

const longestSender = 50;

/** The fiscal years of which lists are taken in: this one, and those before it that somebody may still be asked about. */
export function listYears(today: CivilDate): number[] {
	return [0, 1, 2, 3, 4].map((years) => fiscalYearOf(today) - years);
}

/** Who sends the list, of which year it is, and whether its records count at once. */
export function parseListTerms(
	form: Fields,
	today: CivilDate
): { fields: ListFields } & ({ ok: true; value: ListTerms } | { ok: false; errors: ListErrors }) {
	const fields = { sender: text(form, 'sender'), fiscalYear: text(form, 'fiscalYear'), state: text(form, 'state') };
	const { sender, state } = fields;
	const fiscalYear = Number(fields.fiscalYear);
	const errors: ListErrors = {};
	if (sender === '') errors.sender = '名簿の送り元を入力してください。例：J-LIS';
	else if (sender.length > longestSender) errors.sender = `送り元は${longestSender}字以内で入力してください。`;
	if (!listYears(today).includes(fiscalYear)) errors.fiscalYear = '年度を選んでください。';
	if (state !== 'confirmed' && state !== 'waiting') {
		return { ok: false, fields, errors: { ...errors, state: '記録の扱いを選んでください。' } };
	}
	if (Object.keys(errors).length > 0) return { ok: false, fields, errors };
	return { ok: true, fields, value: { sender, fiscalYear, state } };
}

function text(form: Fields, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}
