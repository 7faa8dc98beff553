/** What people call a row of the table. */
export const tableWords: Readonly<Record<string, string>> = {
	completion: '受講記録',
	holding: '資格',
	appointment: '役割の発令',
	absence: '休業等',
	assignment: '発令',
	indicator: '指標',
	manual_value: '入力した数値',
	rule_revision: '数え方の改定',
	outbox_command: '端末からの記録',
	frozen_report: '確定した報告',
	plan: '計画',
	course: '研修',
	staff: '職員',
	department: '所属',
	account: '利用者',
	account_role: '利用者の役割',
	import_run: '取込',
	deputy: '確認の代行',
	evidence: '証跡',
	exemption: '免除',
	reminder: '催促',
	section_confirmation: '実施状況の確認',
	drill_participant: '訓練に参加した人',
	setting: '設定',
	ciso_report: 'CISO報告書'
};

/** SQL for a row in the words of the office: the key its file has. What it refers to and is no longer there is a ？. */
export function rowName(table: string, alias: string): string {
	const number = `coalesce((SELECT staff_number FROM staff WHERE staff.id = ${alias}.staff_id), '？')`;
	const account = `coalesce((SELECT staff_number FROM account WHERE account.id = ${alias}.account_id), '？')`;
	const course = `coalesce((SELECT code FROM course WHERE course.id = ${alias}.course_id), '？')`;
	const held = `coalesce((SELECT staff_number || ' ' || qualification_code || ' ' || passed_on FROM holding
		JOIN staff ON staff.id = holding.staff_id WHERE holding.id = ${alias}.holding_id), '？')`;
	const recorded = `coalesce((SELECT staff_number || ' ' || course.code || ' ' || completed_on FROM completion
		JOIN staff ON staff.id = completion.staff_id JOIN course ON course.id = completion.course_id
		WHERE completion.id = ${alias}.completion_id), '？')`;
	const indicator = `coalesce((SELECT code FROM indicator WHERE indicator.id = ${alias}.indicator_id), '？')`;
	const keys: Record<string, string[]> = {
		staff: ['staff_number'],
		department: ['code', 'valid_from'],
		course: ['code'],
		plan: ['code'],
		indicator: ['code'],
		manual_value: [indicator, 'fiscal_year'],
		outbox_command: [recorded],
		rule_revision: [indicator, '"from"'],
		frozen_report: [indicator, 'as_of', 'edition'],
		account: ['staff_number'],
		account_role: [account, 'role'],
		import_run: ['number'],
		assignment: [number, 'department_code', 'kind', '"from"'],
		absence: [number, 'kind', '"from"'],
		completion: [number, course, 'completed_on'],
		holding: [number, 'qualification_code', 'passed_on'],
		appointment: [number, 'role_code', 'department_code', '"from"'],
		deputy: [number, 'department_code', '"from"'],
		evidence: [`iif(${alias}.holding_id IS NULL, ${recorded}, ${held})`],
		exemption: [number, '"from"'],
		reminder: [number, 'sent_on'],
		section_confirmation: ['fiscal_year', 'department_code', 'confirmed_on'],
		drill_participant: [number],
		setting: ['key'],
		ciso_report: ['fiscal_year', 'edition']
	};
	return (keys[table] ?? ['id'])
		.map((key) => (/^(coalesce|iif)\(/.test(key) ? key : `${alias}.${key}`))
		.join(` || ' ' || `);
}
