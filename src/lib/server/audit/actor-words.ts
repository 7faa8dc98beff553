import { type AuditNames, personPart, plain, type SentencePart } from '$lib/domain/audit';

/** The account an actor stands for in the log; null for the command line. */
export function accountOfActor(text: string): number | null {
	const match = /^account:(\d+)$/.exec(text);
	return match === null ? null : Number(match[1]);
}

/** Who made a change: 佐藤 花子（1234）, or コマンド. What no actor of this program is stands as it is. */
export function actorPart(text: string, names: AuditNames): SentencePart {
	if (text === 'command-line') return plain('コマンド');
	const accountId = accountOfActor(text);
	return accountId === null ? plain(text) : personPart(names.accounts.get(accountId));
}
