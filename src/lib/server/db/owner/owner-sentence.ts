import { conditionSentence } from '../condition';
import { localPath } from '../local-file';
import { type Owner } from './owner-socket';

/** Why this process cannot become the owner of a database, and what to do. @param owner null when it does not say who it is */
export function ownedSentence(owner: Owner | null, url: string): string {
	if (owner === null) return conditionSentence('busy', url);
	const place = localPath(url) ?? url;
	if (owner.kind === 'server')
		return `データベース ${place} は、動いているサーバー（プロセス番号 ${owner.pid}）が使っています。そのサーバーを止めてから、もう一度実行してください。`;
	return `データベース ${place} は、ほかのコマンド（プロセス番号 ${owner.pid}）が使っています。終わってから、もう一度実行してください。`;
}

/** Said once while a command that is the owner is waited for. */
export function waitingSentence({ pid }: Owner): string {
	return `ほかのコマンド（プロセス番号 ${pid}）がデータベースを使っています。終わるのを待っています…`;
}

/** The owner could not make its socket: commands that write will wait in vain. */
export const deafSentence =
	'データベースの置き場所に連絡口を作れないため、サーバーが動いている間は、書き込みをするコマンドを使えません。画面からは使えます。';
