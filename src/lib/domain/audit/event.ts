/** Every kind of change there is, by the word people choose it with. A new one needs its payload and its sentence, or it does not compile. */
export const auditEventWords = {
	'import.done': '取込',
	'import.undone': '取込の取消',
	'completion.recorded': '受講の記録',
	'completion.amended': '受講記録の編集',
	'completion.withdrawn': '受講記録の取下げ',
	'completion.joined': '受講の重ねての記録',
	'completion.unjoined': '重ねての記録の取下げ',
	'completion.confirmed': '受講記録の確認',
	'completion.returned': '受講記録の差戻し',
	'figure.entered': '数値の入力',
	'plan.created': '計画の作成',
	'plan.changed': '計画の訂正',
	'indicator.created': '指標の作成',
	'indicator.renamed': '指標の名前の訂正',
	'rule.revised': '数え方の改定',
	'rule.revision-withdrawn': '数え方の改定の取りやめ',
	'targets.changed': '目標の変更',
	'report.frozen': '報告の確定',
	'account.created': '利用者の作成',
	'account.password-changed': 'パスワードの変更',
	'account.password-reset': 'パスワードの再発行',
	'account.locked': '利用者の停止',
	'account.roles-changed': '役割の変更',
	'log.sealed': '前の版の記録の封印',
	'database.restored': 'バックアップからの復元'
} as const;

export type AuditEvent = keyof typeof auditEventWords;

export const auditEvents = Object.keys(auditEventWords) as AuditEvent[];

export function isAuditEvent(word: string): word is AuditEvent {
	return Object.hasOwn(auditEventWords, word);
}
