import { formatDay, formatFiscalYear } from '$lib/domain/calendar';
import { plain } from '../part';
import { type KeptPayload } from '../payload';
import { isDay, named, note, renamedWords, type SentencesOf } from './wording';

export const planSentences: SentencesOf<'plan' | 'indicator' | 'rule' | 'targets'> = {
	'plan.created': (payload) => [
		plain('計画を作りました：'),
		...named(payload),
		...note(typeof payload.copiedFrom === 'string' ? `指標 ${String(payload.indicators)}件を写しました` : null)
	],
	'plan.changed': (payload) => [plain('計画を直しました：'), ...named(payload), ...note(correctedWords(payload))],
	'indicator.created': (payload) => [plain('指標を作りました：'), ...named(payload)],
	'rule.revised': (payload) => [
		plain('数え方を改めました：'),
		...named(payload),
		...note(isDay(payload.from) ? `${formatDay(payload.from)}から` : '始めから')
	],
	'indicator.renamed': (payload) => [plain('指標を直しました：'), ...named(payload), ...note(renamedWords(payload))],
	'rule.revision-withdrawn': (payload) => [
		plain('数え方の改定を取りやめました：'),
		...named(payload),
		...note(isDay(payload.from) ? `${formatDay(payload.from)}からの予定` : null)
	],
	'targets.changed': (payload) => [plain('目標を変更しました：'), ...named(payload), ...note(targetWords(payload))]
};

/** もとの名前「町の計画」、出典、最後の年度 令和7年度 */
function correctedWords({ was }: KeptPayload): string | null {
	if (typeof was !== 'object' || was === null) return null;
	const { name, source, firstFiscalYear: first, lastFiscalYear: last } = was as Record<string, unknown>;
	const parts = [
		typeof name === 'string' && `もとの名前「${name}」`,
		source !== undefined && '出典',
		typeof first === 'number' && `最初の年度 もとは${formatFiscalYear(first)}`,
		typeof last === 'number' && `最後の年度 もとは${formatFiscalYear(last)}`
	];
	return parts.filter(Boolean).join('、') || null;
}

/** 令和7年度 企画課 70% → 60% */
function targetChangeWords({ fiscalYear, department, before, after }: KeptPayload): string {
	const year = typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : '';
	const whose = typeof department === 'string' ? department : '全体';
	const [was, is] = [before, after].map((number) => (typeof number === 'string' ? number : 'なし'));
	return `${year} ${whose} ${was} → ${is}`;
}

/** 3件：令和7年度 全体 70% → 60%、備考 */
function targetWords({ changed, note, changes }: KeptPayload): string | null {
	const told = Array.isArray(changes) ? (changes as KeptPayload[]).map(targetChangeWords) : [];
	const more = typeof changed === 'number' && changed > told.length ? 'など' : '';
	const of = told.length > 0 ? `：${told.join('、')}${more}` : '';
	const parts = [typeof changed === 'number' && changed > 0 && `${changed}件${of}`, note === true && '備考'];
	return parts.filter(Boolean).join('、') || null;
}
