/** Every kind of change there is. A new one gets its Japanese sentence here, or it does not compile. */
export const auditEventSentences = {
	'import.done': '取込を行いました',
	'import.undone': '取込を取り消しました',
	'completion.recorded': '受講を記録しました',
	'completion.confirmed': '受講記録を確認しました',
	'completion.returned': '受講記録を差し戻しました',
	'account.created': '利用者を作りました',
	'account.password-changed': 'パスワードを変更しました',
	'account.password-reset': 'パスワードを再発行しました',
	'account.locked': '利用者を停止しました'
} as const;

export type AuditEvent = keyof typeof auditEventSentences;
