import { type AuditNames } from '../names';
import { personPart, plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { note, nothingKept, type SentencesOf } from './wording';

export const accountSentences: SentencesOf<'account'> = {
	'account.created': (payload, names) => [...ofNewAccounts(payload, names), ...note(roleWords(payload.roles))],
	'account.password-changed': (payload, names) => [plain('パスワードを変更しました：'), ofAccount(payload, names)],
	'account.password-reset': (payload, names) => [
		plain('パスワードを再発行しました：'),
		ofAccount(payload, names),
		...note(payload.unlocked === true ? '停止を解きました' : null)
	],
	'account.locked': (payload, names) => [plain('利用者を停止しました：'), ofAccount(payload, names)],
	'account.roles-changed': (payload, names) => [
		plain('役割を変更しました：'),
		ofAccount(payload, names),
		...note(roleChangeWords(payload))
	]
};

function ofAccount({ accountId }: KeptPayload, { accounts }: AuditNames): SentencePart {
	return typeof accountId === 'number' ? personPart(accounts.get(accountId)) : plain(nothingKept);
}

function ofNewAccounts(payload: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof payload.accounts === 'number') return [plain(`利用者を${payload.accounts}人分作りました`)];
	return [plain('利用者を作りました：'), ofAccount(payload, names)];
}

function roleWords(roles: unknown): string | null {
	return Array.isArray(roles) && roles.length > 0 ? `役割 ${roles.join('・')}` : null;
}

/** Nothing stands for no role at all. */
function roleChangeWords({ before, roles }: KeptPayload): string | null {
	if (!Array.isArray(before) || !Array.isArray(roles)) return null;
	return [before, roles].map((some) => some.join('・') || 'なし').join(' → ');
}
