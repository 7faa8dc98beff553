/** Who confirms a kind of record: 人事 alone, or the 所属長 of each person (and their deputy) beside 人事. */
export const confirmers = ['人事', '所属長'] as const;
export type Confirmer = (typeof confirmers)[number];

/** 設定: who confirms completions (受講記録) and holdings (資格). */
export type Confirmation = { completions: Confirmer; holdings: Confirmer };

/** What holds until a municipality decides otherwise. */
export const shippedConfirmation: Confirmation = { completions: '人事', holdings: '人事' };

/** Why the decision was not changed. */
export type SettingRefusal = 'unreadable' | 'no-change' | 'changed-since' | 'not-allowed';

export const settingSentences: Record<SettingRefusal, string> = {
	unreadable: '受講記録と資格のそれぞれについて、確認する人を選んでください。',
	'no-change': 'いまの設定と同じです。変えるときは、ほかの確認する人を選んでください。',
	'changed-since': '表示したあとに、ほかの人が設定を変えました。いまの設定を確かめてください。',
	'not-allowed': '設定を変えられるのは管理者です。管理者に頼んでください。'
};

/** A decision as a form sends it, a choice for each kind of record; null where one is missing or none of the choices. */
export function readConfirmation(data: { get(name: string): unknown }): Confirmation | null {
	const [completions, holdings] = [data.get('completions'), data.get('holdings')];
	return isConfirmer(completions) && isConfirmer(holdings) ? { completions, holdings } : null;
}

function isConfirmer(word: unknown): word is Confirmer {
	return confirmers.includes(word as Confirmer);
}

/** Whether there is a kind that 人事 confirms alone: only then does it help against 承認者不在 to let the 所属長 confirm too. */
export function hrConfirmsAlone({ completions, holdings }: Confirmation): boolean {
	return [completions, holdings].includes('人事');
}

/** Each decision as people read it: 所属長 never confirms alone. */
export const confirmerWords: Record<Confirmer, string> = { 人事: '人事', 所属長: '所属長と人事' };

/** The decision in a few words, for the page and the log; a kind that it leaves out is as shipped. */
export function confirmationWords(value: unknown): string {
	const { completions, holdings } = { ...shippedConfirmation, ...(value as Partial<Confirmation> | null) };
	return `受講記録は${confirmerWords[completions]}、資格は${confirmerWords[holdings]}`;
}
