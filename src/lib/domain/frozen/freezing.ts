import { type CivilDate, formatDay, parseDate } from '$lib/domain/calendar';

/** What somebody asks to be frozen, and what they had before their eyes. */
export type Freezing = {
	asOf: CivilDate;
	/** why there is another edition; null where nothing was written */
	reason: string | null;
	/** how many 確認待ち records they agreed to leave out; null where they were not asked yet */
	accepted: number | null;
	/** the latest edition of this day they saw; 0 for none */
	seen: number;
	/** the figure they saw, in a few letters */
	figure: string;
};

export type FreezingErrors = Partial<Record<'asOf' | 'reason' | 'checked', string>>;
export type ParsedFreezing = { ok: true; value: Freezing } | { ok: false; errors: FreezingErrors };

const longestReason = 200;

/** Reads the form; `typedReason` gives back what was written. */
export function parseFreezing(data: { get(name: string): unknown }): ParsedFreezing {
	const [asOf, reason] = [parseDate(text(data.get('asOf'))), typedReason(data)];
	const errors: FreezingErrors = {
		...(asOf === null && { asOf: '基準日を読み取れません。基準日を選び直してください。' }),
		...(reason.length > longestReason && {
			reason: `理由は${longestReason}文字までで入力してください（いまは${reason.length}文字）。`
		}),
		...(data.get('checked') !== 'yes' && { checked: uncheckedSentence })
	};
	if (asOf === null || Object.keys(errors).length > 0) return { ok: false, errors };
	const [accepted, seen] = [count(data.get('accepted')), count(data.get('seen')) ?? 0];
	const figure = text(data.get('figure'));
	return { ok: true, value: { asOf, reason: reason || null, accepted, seen, figure } };
}

/** What is frozen stays, so nobody freezes it by one press alone. */
const uncheckedSentence = '数値と基準日を見て、「内容を確かめました」に印を付けてください。';

export function typedReason(data: { get(name: string): unknown }): string {
	return text(data.get('reason'));
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** null where it is no whole number. */
function count(value: unknown): number | null {
	return /^\d{1,9}$/.test(text(value)) ? Number(text(value)) : null;
}

/** Who froze which edition a moment ago. */
export type FrozenSince = { reason: 'frozen-since'; edition: number; by: string };

/** Why a report was not frozen. `unconfirmed`: somebody has to agree to leave these records out; `before`: what they agreed to. */
export type FreezeRefusal =
	| {
			reason:
				| 'not-allowed'
				| 'unknown-indicator'
				| 'future-day'
				| 'too-early'
				| 'nothing-entered'
				| 'reason-missing'
				| 'unchanged'
				| 'changed';
	  }
	| { reason: 'unconfirmed'; count: number; before: number | null }
	| FrozenSince;

/** A figure from before its plan may be its starting point; from before this many years nobody reports one. */
export const yearsBeforePlan = 10;

const sentences: Record<Exclude<FreezeRefusal['reason'], 'unconfirmed' | 'frozen-since'>, string> = {
	'not-allowed': '報告を確定する権限がありません。人事担当にご相談ください。',
	'unknown-indicator': 'その指標はありません。計画の一覧から選び直してください。',
	'future-day': '先の日は、まだ確定できません。今日までの基準日を選んでください。',
	'too-early': `計画の始まる${yearsBeforePlan}年より前の日は確定できません。基準日を選び直してください。`,
	'nothing-entered':
		'この年度の数値が、まだ入力されていません。指標の画面で数値と出典を入力してから、確定してください。',
	'reason-missing': 'この日の報告は、すでに確定しています。次の版を出す理由を入力してください。',
	changed: 'この画面を開いたあとに、数値が変わりました。下の数値を確かめて、もう一度押してください。',
	unchanged: '前の版と数値も名前も同じなので、次の版は要りません。'
};

/** What to tell, and what to do next. */
export function freezeRefusalSentence(refusal: FreezeRefusal): string {
	if (refusal.reason === 'unconfirmed') return unconfirmedSentence(refusal);
	if (refusal.reason === 'frozen-since') return frozenSinceSentence(refusal);
	return sentences[refusal.reason];
}

export function frozenSinceSentence({ by, edition }: Omit<FrozenSince, 'reason'>): string {
	return `この画面を開いたあとに、第${edition}版が確定されました（${by}）。その内容を確かめてください。`;
}

export function unconfirmedSentence({ count, before }: { count: number; before: number | null }): string {
	if (before !== null && before !== count) {
		const now = count === 0 ? 'なくなりました' : `${count}件に変わりました`;
		return `この画面を開いたあとに、確認待ちの記録が${now}。下の数値を確かめて、もう一度押してください。`;
	}
	return `確認待ちの記録が ${count}件あります。確定した数値には入りません。`;
}

/** 「2026年3月31日時点 第2版」 */
export function editionWords({ asOf, edition }: { asOf: CivilDate; edition: number }): string {
	return `${formatDay(asOf)}時点 第${edition}版`;
}
