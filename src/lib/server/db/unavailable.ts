import { type Condition, conditionOf } from './condition';

/** What the user of a page is told when the database cannot do its work just now; null for every other error. */
export function unavailableSentence(error: unknown): string | null {
	return sentences[conditionOf(error)] ?? null;
}

const tellSomebody = '管理者にお知らせください。';

const sentences: Partial<Record<Condition, string>> = {
	'disk-full': `サーバーのディスクに空きがないため、保存できませんでした。何も変更していません。${tellSomebody}`,
	'disk-error': `サーバーのディスクの読み書きに失敗したため、処理を終えられませんでした。${tellSomebody}`,
	replaced: `サーバーのデータベースのファイルが取り除かれたか、置き換えられたため、処理を終えられませんでした。${tellSomebody}`,
	busy: 'データベースがほかの処理で使用中のため、処理を終えられませんでした。少し待ってから、もう一度お試しください。'
};
