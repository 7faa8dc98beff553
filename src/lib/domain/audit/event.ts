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
	'completion.held': '受講記録の保留',
	'completion.corrected': '受講記録の訂正',
	'holding.recorded': '資格の記録',
	'holding.amended': '資格の記録の編集',
	'holding.withdrawn': '資格の記録の取下げ',
	'holding.confirmed': '資格の確認',
	'holding.returned': '資格の差戻し',
	'holding.held': '資格の保留',
	'holding.corrected': '資格の記録の訂正',
	'evidence.attached': '証跡の添付',
	'evidence.removed': '証跡の取外し',
	'deputy.appointed': '確認の代行の指定',
	'deputy.ended': '確認の代行の終了',
	'setting.changed': '設定の変更',
	'figure.entered': '数値の入力',
	'plan.created': '計画の作成',
	'plan.changed': '計画の訂正',
	'indicator.created': '指標の作成',
	'indicator.renamed': '指標の名前の訂正',
	'rule.revised': '数え方の改定',
	'rule.revision-withdrawn': '数え方の改定の取りやめ',
	'targets.changed': '目標の変更',
	'report.frozen': '報告の確定',
	'requirement.created': '必須研修の作成',
	'requirement.changed': '必須研修の変更',
	'requirement.published': '必須研修の公開',
	'requirement.withdrawn': '必須研修の取りやめ',
	'exemption.granted': '免除の登録',
	'exemption.ended': '免除の終了',
	'section.confirmed': '実施状況の確認',
	'reminder.sent': '催促',
	'chain.confirmed': '研修の報告',
	'drill.recorded': '訓練の記録',
	'drill.changed': '訓練の訂正',
	'drill.removed': '訓練の取消',
	'ciso-report.handed-in': 'CISO報告書の提出',
	'finisher-columns.kept': '修了者名簿の列の保存',
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
