import { formatDay } from '$lib/domain/calendar';
import { chainSteps, chainStepWords } from '$lib/domain/requirement';
import { plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { because, isDay, named, note, nothingKept, type SentencesOf, yearWords } from './wording';

export const chainSentences: SentencesOf<'section' | 'chain' | 'drill' | 'ciso-report'> = {
	'section.confirmed': (payload) => [
		plain('所属の実施状況を確認しました：'),
		...named(payload),
		...note(typeof payload.denominator === 'number' ? `済 ${String(payload.numerator)}/${payload.denominator}` : null)
	],
	'chain.confirmed': (payload) => [
		plain('研修の報告を記録しました：'),
		...ofChain(payload),
		...note(isDay(payload.on) ? `報告した日 ${formatDay(payload.on)}` : null),
		...note(gapWords(payload))
	],
	'drill.recorded': (payload) => [plain('訓練を記録しました：'), ...ofDrill(payload)],
	'drill.changed': (payload) => [plain('訓練の記録を直しました：'), ...ofDrill(payload)],
	'drill.removed': (payload) => [plain('訓練の記録を取り消しました：'), ...ofDrill(payload)],
	'ciso-report.handed-in': (payload) => [
		plain('CISO報告書を提出しました：'),
		...yearOf(payload),
		...note(typeof payload.edition === 'number' ? `第${payload.edition}版` : null),
		...because(payload)
	]
};

const mostGapsTold = 5;

/** 足りないもの 7件：財政課の確認、…ほか2件 */
function gapWords({ gaps, missing }: KeptPayload): string | null {
	if (typeof gaps !== 'number' || gaps === 0) return null;
	const names = Array.isArray(missing) ? missing.filter((one): one is string => typeof one === 'string') : [];
	const [told, rest] = [names.slice(0, mostGapsTold).join('、'), names.length - mostGapsTold];
	return `足りないもの ${gaps}件${told === '' ? '' : `：${told}`}${rest > 0 ? `、ほか${rest}件` : ''}`;
}

function ofChain({ step, by, ...payload }: KeptPayload): SentencePart[] {
	const what = chainSteps.find((one) => one === step);
	if (!what) return [plain(nothingKept)];
	const year = yearWords(payload);
	return [plain(`${year ?? ''} ${chainStepWords[what]}`), ...note(typeof by === 'string' ? by : null)];
}

function ofDrill(payload: KeptPayload): SentencePart[] {
	const { heldOn, participants } = payload;
	const day = isDay(heldOn) ? formatDay(heldOn) : null;
	const count = typeof participants === 'number' ? `参加 ${participants}人` : null;
	return [...named(payload), ...note([day, count].filter(Boolean).join('、') || null)];
}

function yearOf(payload: KeptPayload): SentencePart[] {
	return [plain(yearWords(payload) ?? nothingKept)];
}
