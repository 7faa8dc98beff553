import { type CivilDate, parseDate } from '$lib/domain/calendar';
import { longestMethod, readMethod } from './method';

/** What a person says of a finished training, read and found possible in itself. */
export type Claim = {
	courseCode: string;
	completedOn: CivilDate;
	hours: number | null;
	comprehension: number | null;
	/** 実施方法; null for none stated, undefined where it was not asked: then a record keeps what it says of it */
	method?: string | null;
};

/** The fields of 受講を記録する as they were typed. */
export type ClaimFields = Record<'courseCode' | 'completedOn' | 'hours' | 'comprehension', string> & {
	/** none where an older build asked */
	method?: string;
};

export type ClaimField = keyof ClaimFields;
export type ClaimErrors = Partial<Record<ClaimField, string>>;
export type ParsedClaim = { ok: true; value: Claim } | { ok: false; fields: ClaimFields; errors: ClaimErrors };

/** Reads the form of a record; nothing typed is lost when it is refused. Day and hours also in full-width digits. */
export function parseClaim(data: { get(name: string): unknown }, today: CivilDate): ParsedClaim {
	const fields = {
		courseCode: text(data.get('courseCode')),
		completedOn: text(data.get('completedOn')),
		hours: text(data.get('hours')),
		comprehension: text(data.get('comprehension')),
		...methodField(data.get('method'))
	};
	const completedOn = parseDate(fields.completedOn);
	const hours = readHours(fields.hours);
	const comprehension = readComprehension(fields.comprehension);
	const errors: ClaimErrors = {
		...(fields.courseCode === '' && { courseCode: '研修を選んでください。' }),
		...dayError(fields.completedOn, completedOn, today),
		...(hours === undefined && { hours: '時間は 1.5 のように 0 以上の数で入力してください。' }),
		...(comprehension === undefined && { comprehension: '理解度は 1 から 5 のどれかを選んでください。' }),
		...methodError(fields.method)
	};
	if (completedOn === null || hours === undefined || comprehension === undefined || Object.keys(errors).length > 0)
		return { ok: false, fields, errors };
	return { ok: true, value: { courseCode: fields.courseCode, completedOn, hours, comprehension, ...methodOf(fields) } };
}

/** What a form does not ask for it does not say anything of. */
function methodField(value: unknown): Pick<ClaimFields, 'method'> {
	return typeof value === 'string' ? { method: value.trim() } : {};
}

function methodError(method = ''): ClaimErrors {
	if ([...method].length <= longestMethod) return {};
	return { method: `実施方法は${longestMethod}字以内で入力してください。` };
}

function methodOf({ method }: ClaimFields): Pick<Claim, 'method'> {
	return method === undefined ? {} : { method: readMethod(method) };
}

function dayError(written: string, day: CivilDate | null, today: CivilDate): ClaimErrors {
	if (written === '') return { completedOn: '受講日を入力してください。' };
	if (day === null)
		return { completedOn: `「${written}」という日付はありません。2026-11-21 や R8.11.21 のように入力してください。` };
	if (day > today) return { completedOn: '受講日が未来の日付です。受講が終わってから記録してください。' };
	return {};
}

/** null where blank, undefined where it is no number of hours. */
function readHours(written: string): number | null | undefined {
	if (written === '') return null;
	const digits = written.normalize('NFKC');
	return /^\d{1,4}(\.\d{1,2})?$/.test(digits) ? Number(digits) : undefined;
}

function readComprehension(written: string): number | null | undefined {
	if (written === '') return null;
	return /^[1-5]$/.test(written) ? Number(written) : undefined;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** A claim as it would be typed. */
export function claimFieldsOf({ courseCode, completedOn, hours, comprehension, method }: Claim): ClaimFields {
	const numbers = { hours: hours?.toString() ?? '', comprehension: comprehension?.toString() ?? '' };
	return { courseCode, completedOn, ...numbers, method: method ?? '' };
}
