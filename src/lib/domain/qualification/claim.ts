import { addDays, type CivilDate, isInReach, parseDate, type PartDate, parsePartDate } from '$lib/domain/calendar';
import { expiryOf } from './deadline';
import { type CatalogueEntry, catalogueEntry } from './entry';

/** What a person says of a qualification, read and found possible in itself. */
export type HoldingClaim = {
	qualificationCode: string;
	/** 合格日 as it is kept: a whole day as `2023-06-18`, a part of one as it was written */
	passedOn: string;
	/** the last day `passedOn` can mean: from it on the holding counts */
	countedOn: CivilDate;
	certificateNumber: string | null;
	/** the first day no longer valid; null for good */
	expiresOn: CivilDate | null;
};

/** The fields of 資格を記録する as they were typed. `validTo`: 有効期限, the last valid day. */
export type HoldingFields = Record<'qualificationCode' | 'passedOn' | 'certificateNumber' | 'validTo', string>;
export type HoldingField = keyof HoldingFields;
export type HoldingErrors = Partial<Record<HoldingField, string>>;
export type ParsedHolding =
	{ ok: true; value: HoldingClaim } | { ok: false; fields: HoldingFields; errors: HoldingErrors };

/** 合格証書番号: at most so many characters. */
export const longestCertificate = 100;

type Form = { get(name: string): unknown };

/** Reads the form of a qualification; nothing typed is lost when it is refused. */
export function parseHolding(data: Form, today: CivilDate): ParsedHolding {
	const fields = holdingFields(data);
	const entry = catalogueEntry(fields.qualificationCode);
	const passed = readPass(fields.passedOn);
	const expiry = readExpiry(fields.validTo, passed, entry);
	const errors: HoldingErrors = {
		...codeError(fields.qualificationCode, entry),
		...dayError(fields.passedOn, passed, today),
		...certificateError(fields.certificateNumber),
		...('error' in expiry && { validTo: expiry.error })
	};
	if (entry === null || passed === null || 'error' in expiry || Object.keys(errors).length > 0)
		return { ok: false, fields, errors };
	const value = {
		...{ qualificationCode: entry.code, passedOn: keptDay(fields.passedOn, passed), countedOn: passed.last },
		...{ certificateNumber: fields.certificateNumber || null, expiresOn: expiry.expiresOn }
	};
	return { ok: true, value };
}

/** The fields as they were typed, for whoever has to try again. */
export function holdingFields(data: Form): HoldingFields {
	const text = (name: HoldingField) => {
		const value = data.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		...{ qualificationCode: text('qualificationCode'), passedOn: text('passedOn') },
		...{ certificateNumber: text('certificateNumber'), validTo: text('validTo') }
	};
}

/** The fields that say what a holding says, to be mended. */
export function fieldsOf(holding: Omit<HoldingClaim, 'countedOn'>): HoldingFields {
	const { qualificationCode, passedOn, certificateNumber, expiresOn } = holding;
	const validTo = expiresOn === null ? '' : addDays(expiresOn, -1);
	return { qualificationCode, passedOn, certificateNumber: certificateNumber ?? '', validTo };
}

/** null where there is no such day, or none that anybody could mean. */
function readPass(written: string): PartDate | null {
	const passed = parsePartDate(usualForm(written));
	return passed !== null && isInReach(passed.first) ? passed : null;
}

/** A whole day has one way to be kept, so that R5.6.18 and 2023-06-18 are one; a part of a day stays as its owner knows it. */
function keptDay(written: string, { first, last }: PartDate): string {
	return first === last ? first : usualForm(written);
}

/** The western days of certificates (2023年11月, 2023/11, 2023.6.18) in the one form that is read everywhere; 和暦 stays as it is. */
function usualForm(written: string): string {
	const text = written.normalize('NFKC').replace(/\s/g, '');
	const [, year, month, day] = /^(\d{4})(?:年|[年./-](\d{1,2})(?:月|[月./-](\d{1,2})日?)?)$/.exec(text) ?? [];
	if (year === undefined) return text;
	return [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
}

function codeError(code: string, entry: CatalogueEntry | null): HoldingErrors {
	if (code === '') return { qualificationCode: '資格を選んでください。' };
	return entry ? {} : { qualificationCode: 'その資格は一覧にありません。選び直してください。' };
}

function dayError(written: string, passed: PartDate | null, today: CivilDate): HoldingErrors {
	if (written === '') return { passedOn: '合格日を入力してください。年だけ、年と月だけでもかまいません。' };
	if (passed === null)
		return {
			passedOn: `「${written}」という日付はありません。2023-06-18、2023-06、2019、R5.6 のように入力してください。`
		};
	if (passed.first > today) return { passedOn: '合格日が未来の日付です。合格してから記録してください。' };
	return {};
}

function certificateError(written: string): HoldingErrors {
	if ([...written].length <= longestCertificate) return {};
	return { certificateNumber: `合格証書番号は${longestCertificate}字以内で入力してください。` };
}

type Expiry = { expiresOn: CivilDate | null } | { error: string };

/** What is written is the last valid day; blank for a registration, it follows from the day of the registration. */
function readExpiry(written: string, passed: PartDate | null, entry: CatalogueEntry | null): Expiry {
	if (written !== '') return writtenExpiry(written, passed, entry);
	if (entry === null || passed === null || entry.validMonths === null) return { expiresOn: null };
	if (passed.first === passed.last) return { expiresOn: expiryOf(passed.last, entry) };
	return { error: '登録日が年や月だけのときは、有効期限を入力してください。' };
}

function writtenExpiry(written: string, passed: PartDate | null, entry: CatalogueEntry | null): Expiry {
	const lastDay = parseDate(usualForm(written));
	if (lastDay === null || !isInReach(lastDay))
		return { error: `「${written}」という日付はありません。2027-09-30 や R9.9.30 のように入力してください。` };
	if (entry?.kind === 'national_exam') return { error: '試験の合格に有効期限はありません。空欄にしてください。' };
	if (passed !== null && lastDay < passed.first) return { error: '有効期限が登録日より前の日付です。' };
	return { expiresOn: addDays(lastDay, 1) };
}
