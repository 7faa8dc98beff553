import { dirname } from 'node:path';
import { type Contents } from '$lib/server/backup/contents';
import { type FileTrouble } from '$lib/server/backup/trouble';

/** What a backup holds, for people: enough to compare one with another, and with what the office knows. */
export function contentsLines({ last, bytes, staff, completions, evidence }: Contents): string[] {
	const lastLine = last
		? [`  最後の操作の記録　${last.number}番（${minuteInJapan(last.at)}）`, `  そのハッシュ　${last.hash}`]
		: ['  操作の記録　まだありません'];
	return [
		...lastLine,
		`  職員 ${grouped(staff)}人　受講記録 ${grouped(completions)}件`,
		`  証跡のファイル ${grouped(evidence.files)}件（${grouped(evidence.bytes)} バイト）`,
		`  大きさ ${grouped(bytes)} バイト`
	];
}

/** Why a file could not be written at a path. */
export const fileSentences: Record<FileTrouble, (path: string) => string> = {
	exists: (path) => `${path} はすでにあります。上書きしないので、別の名前を指定してください。`,
	'no-folder': (path) => `フォルダ ${dirname(path)} がありません。作ってから、もう一度実行してください。`,
	forbidden: (path) => `${path} に書き込む権限がありません。フォルダの持ち主と権限を確かめてください。`,
	full: (path) =>
		`${dirname(path)} のディスクの空きが足りないため、行えませんでした。空きを作ってからやり直してください。`,
	unwritable: (path) => `${path} に書き込めませんでした。ディスクに異常がないか確かめてください。`
};

const grouped = (count: number) => count.toLocaleString('ja-JP');

/** 2026-11-21 10:53 in Japan, from an instant in UTC: what people compare with their own clock. */
function minuteInJapan(at: string): string {
	return new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });
}
