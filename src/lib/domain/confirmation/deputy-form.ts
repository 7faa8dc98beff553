import { type CivilDate, parseDate } from '$lib/domain/calendar';
import { type Deputation, deputyFault, deputySentences } from './deputy';

/** The fields of 確認の代行 as they were typed. */
export type DeputyFields = Record<'staffNumber' | 'departmentCode' | 'from' | 'to', string>;
export type DeputyErrors = Partial<DeputyFields>;
export type ParsedDeputation =
	{ ok: true; value: Deputation; fields: DeputyFields } | { ok: false; fields: DeputyFields; errors: DeputyErrors };

/** Reads who is to confirm for which 所属 between which days; nothing typed is lost when it is refused. */
export function parseDeputation(data: { get(name: string): unknown }, today: CivilDate): ParsedDeputation {
	const text = (name: keyof DeputyFields) => String(data.get(name) ?? '').trim();
	const fields = {
		staffNumber: text('staffNumber').normalize('NFKC'),
		departmentCode: text('departmentCode'),
		from: text('from'),
		to: text('to')
	};
	const [from, to] = [parseDate(fields.from), parseDate(fields.to)];
	const errors: DeputyErrors = {
		...(fields.staffNumber === '' && { staffNumber: '代行する人の職員番号を入力してください。' }),
		...(fields.departmentCode === '' && { departmentCode: '所属を選んでください。' }),
		...(from === null && { from: unread(fields.from, '始まりの日') }),
		...(to === null && { to: unread(fields.to, '終わりの日') }),
		...(from !== null && to !== null && outOfOrder({ from, to }, today))
	};
	if (from === null || to === null || Object.keys(errors).length > 0) return { ok: false, fields, errors };
	const { staffNumber, departmentCode } = fields;
	return { ok: true, value: { staffNumber, departmentCode, from, to }, fields };
}

function outOfOrder(days: Pick<Deputation, 'from' | 'to'>, today: CivilDate): DeputyErrors {
	const fault = deputyFault(days, today);
	if (fault === null) return {};
	return { [fault === 'begins-in-the-past' ? 'from' : 'to']: deputySentences[fault] };
}

function unread(written: string, what: string): string {
	if (written === '') return `${what}を入力してください。`;
	return `「${written}」という日付はありません。2026-11-21 や R8.11.21 のように入力してください。`;
}
