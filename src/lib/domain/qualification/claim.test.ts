import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { fieldsOf, type HoldingErrors, type HoldingFields, parseHolding } from './claim';

const today = day('2026-06-15');
const form = (change: Partial<HoldingFields> = {}) =>
	new Map(Object.entries({ qualificationCode: 'AP', passedOn: '2023-06-18', ...change }));
const parsed = (change: Partial<HoldingFields>) => parseHolding(form(change), today);

describe('合格日', () => {
	it.each([
		{ written: '2023-06-18', kept: '2023-06-18', counted: '2023-06-18', because: 'a whole day' },
		{ written: 'R5.6.18', kept: '2023-06-18', counted: '2023-06-18', because: 'a whole day in 和暦 is kept one way' },
		{ written: '令和５年６月１８日', kept: '2023-06-18', counted: '2023-06-18', because: 'in full-width digits' },
		{ written: '2019', kept: '2019', counted: '2019-12-31', because: 'a year counts from its last day' },
		{ written: '2024-02', kept: '2024-02', counted: '2024-02-29', because: 'a month, in a leap year' },
		{ written: 'R5.6', kept: 'R5.6', counted: '2023-06-30', because: 'a month in 和暦 stays as it was written' },
		{ written: ' Ｈ１８．４ ', kept: 'H18.4', counted: '2006-04-30', because: 'full width, blanks around it' },
		{ written: 'H31', kept: 'H31', counted: '2019-04-30', because: 'a year that ended with its era' },
		{ written: '２０２３年１１月', kept: '2023-11', counted: '2023-11-30', because: 'as a certificate says it' },
		{ written: '2019年', kept: '2019', counted: '2019-12-31', because: 'a year with its word' },
		{ written: '2023年6月18日', kept: '2023-06-18', counted: '2023-06-18', because: 'a whole day with its words' },
		{ written: '2023/6', kept: '2023-06', counted: '2023-06-30', because: 'a month of one figure' },
		{ written: '2023.6.18', kept: '2023-06-18', counted: '2023-06-18', because: 'with points' },
		{
			written: '平成20年 11月',
			kept: '平成20年11月',
			counted: '2008-11-30',
			because: 'a month in 和暦 with its words'
		},
		{ written: '2026', kept: '2026', counted: '2026-12-31', because: 'this year, of which some is to come' },
		{ written: '2026-06-15', kept: '2026-06-15', counted: '2026-06-15', because: 'today' }
	])('$written: $because', ({ written, kept, counted }) => {
		expect(parsed({ passedOn: written })).toMatchObject({ ok: true, value: { passedOn: kept, countedOn: counted } });
	});

	it.each([
		{ written: '', message: '合格日を入力してください', because: 'blank' },
		{ written: '2023-02-29', message: '「2023-02-29」という日付はありません', because: 'no such day' },
		{ written: '去年の秋', message: '「去年の秋」という日付はありません', because: 'no date' },
		{ written: '2023年13月', message: '「2023年13月」という日付はありません', because: 'no such month' },
		{ written: '0019', message: '「0019」という日付はありません', because: 'a year nobody can mean' },
		{ written: '2026-06-16', message: '未来の日付', because: 'tomorrow' },
		{ written: '2026-07', message: '未来の日付', because: 'a month to come' }
	])('$written is refused: $because', ({ written, message }) => {
		expect(errorsOf({ passedOn: written }).passedOn).toContain(message);
	});
});

describe('有効期限', () => {
	const riss = { qualificationCode: 'RISS' };
	it.each([
		{ fields: {}, expires: null, because: 'an examination has none' },
		{ fields: { ...riss }, expires: '2026-06-18', because: 'a registration holds for three years' },
		{
			fields: { ...riss, validTo: 'R8.3.31' },
			expires: '2026-04-01',
			because: 'what is written is the last valid day'
		},
		{
			fields: { ...riss, passedOn: '2023', validTo: '2026-03-31' },
			expires: '2026-04-01',
			because: 'with part of a day'
		},
		{ fields: { ...riss, passedOn: '2023', validTo: '2023-06-01' }, expires: '2023-06-02', because: 'within that part' }
	])('$expires: $because', ({ fields, expires }) => {
		expect(parsed(fields)).toMatchObject({ ok: true, value: { expiresOn: expires } });
	});

	it.each([
		{ fields: { ...riss, passedOn: '2023-06' }, message: '有効期限を入力してください', because: 'it cannot be told' },
		{ fields: { validTo: '2027-03-31' }, message: '試験の合格に有効期限はありません', because: 'of an examination' },
		{ fields: { ...riss, validTo: '2023-06-17' }, message: '登録日より前', because: 'over before it began' },
		{ fields: { ...riss, validTo: '2027' }, message: '「2027」という日付はありません', because: 'part of a day' },
		{ fields: { ...riss, validTo: '9999-12-31' }, message: '「9999-12-31」という日付', because: 'nobody can mean it' }
	])('$fields.validTo is refused: $because', ({ fields, message }) => {
		expect(errorsOf(fields).validTo).toContain(message);
	});
});

it.each([
	{ fields: { qualificationCode: '' }, field: 'qualificationCode', because: 'none chosen' },
	{ fields: { qualificationCode: 'TOEIC' }, field: 'qualificationCode', because: 'not in the catalogue' },
	{ fields: { certificateNumber: '1'.repeat(101) }, field: 'certificateNumber', because: 'too long' }
] as const)('$field is refused: $because', ({ fields, field }) => {
	expect(Object.keys(errorsOf(fields))).toEqual([field]);
});

it('takes an old examination, and a certificate as it was written', () => {
	const said = { qualificationCode: 'OLD-2', passedOn: 'S63.12', certificateNumber: '第２－63 １２３４５ 号' };
	expect(parsed(said)).toEqual({ ok: true, value: { ...said, countedOn: '1988-12-31', expiresOn: null } });
});

it('gives back all that was typed when one field is refused', () => {
	const typed = { qualificationCode: 'RISS', passedOn: '来年', certificateNumber: '第012345号', validTo: 'R9.3.31' };
	expect(parsed(typed)).toMatchObject({ ok: false, fields: typed });
});

it('what is kept fills the form and is read as the same again', () => {
	const first = parsed({ qualificationCode: 'RISS', passedOn: 'R5.4', validTo: '2026-03-31' });
	if (!first.ok) throw new Error('it can be read');
	expect(parseHolding(new Map(Object.entries(fieldsOf(first.value))), today)).toEqual(first);
});

function errorsOf(change: Partial<HoldingFields>): HoldingErrors {
	const outcome = parsed(change);
	return outcome.ok ? {} : outcome.errors;
}
