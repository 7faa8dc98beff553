import { formatDay, formatFiscalYear } from '$lib/domain/calendar';
import { plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { isDay, note, nothingKept, type SentencesOf } from './wording';

export const figureSentences: SentencesOf<'figure' | 'report'> = {
	'figure.entered': (payload) => [plain('数値を入力しました：'), ...ofEntered(payload)],
	'report.frozen': (payload) => [plain('報告を確定しました：'), ...ofFrozen(payload)]
};

function ofEntered({ indicator, name, fiscalYear, value, before, source }: KeptPayload): SentencePart[] {
	const what = typeof name === 'string' ? name : indicator;
	if (typeof what !== 'string' || typeof value !== 'number') return [plain(nothingKept)];
	const year = typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : '';
	const changed = typeof before === 'number' ? `${before}を${value}に直しました` : `${value}`;
	return [plain(`「${what}」${year} ${changed}`), ...note(typeof source === 'string' ? `出典 ${source}` : null)];
}

function ofFrozen({ reports, asOf, plan, reason }: KeptPayload): SentencePart[] {
	if (!Array.isArray(reports)) return [plain(nothingKept)];
	const day = isDay(asOf) ? ` ${formatDay(asOf)}時点` : '';
	const [first] = reports as Partial<{ name: string; edition: number }>[];
	const what = typeof plan === 'string' ? `「${plan}」の指標 ${reports.length}件` : `「${first?.name ?? ''}」`;
	const edition = typeof plan !== 'string' && typeof first?.edition === 'number' ? `第${first.edition}版` : null;
	const why = typeof reason === 'string' ? `理由 ${reason}` : null;
	return [plain(`${what}${day}`), ...note([edition, why].filter(Boolean).join('、') || null)];
}
