/** What a list of finishers can say of somebody, in the order in which the page asks for it. */
export const finisherFields = [
	'staffNumber',
	'name',
	'department',
	'course',
	'completedOn',
	'hours',
	'comprehension',
	'method'
] as const;
export type FinisherField = (typeof finisherFields)[number];

export const finisherFieldWords: Record<FinisherField, string> = {
	staffNumber: '職員番号',
	name: '氏名',
	department: '所属',
	course: '研修',
	completedOn: '受講日・修了日',
	hours: '時間',
	comprehension: '理解度・点',
	method: '実施方法'
};

/** Fields that may be the same for the whole list, and so need no column of their own. */
export const sharedFields = ['course', 'completedOn', 'hours', 'method'] as const satisfies readonly FinisherField[];

/**
 * How senders call a column, the surest name first. A heading is compared without spaces, brackets and letter case; a name that ends
 * with * is also found at the beginning of a longer heading.
 */
export const knownHeadings: Record<FinisherField, readonly string[]> = {
	staffNumber: ['職員番号', '職員コード', '職員id', '社員番号', '社員コード', 'staff_number', '職員no'],
	name: [
		'氏名',
		'名前',
		'受講者氏名',
		'修了者氏名',
		'受講者名',
		'修了者名',
		'職員氏名',
		'氏名（漢字）',
		'氏名漢字',
		'氏名（姓名）',
		'姓名',
		'お名前',
		'受講者',
		'修了者',
		'ユーザー名',
		'ユーザ名',
		'利用者名',
		'name'
	],
	department: ['所属', '所属名', '課名', '部署', '部署名', '所属課', '所属部署', '課・室', '課', '所属*', 'department'],
	course: ['研修コード', '研修名', '研修', 'コース名', '講座名', 'コース', '講座', '科目名', 'course'],
	completedOn: [
		'修了日',
		'受講修了日',
		'受講完了日',
		'完了日',
		'修了年月日',
		'修了日時',
		'完了日時',
		'受講日',
		'受講年月日',
		'修了日*',
		'受講日*',
		'completed_on'
	],
	hours: [
		'時間',
		'受講時間',
		'学習時間',
		'時間数',
		'研修時間',
		'受講時間*',
		'学習時間*',
		'研修時間*',
		'所要時間*',
		'hours'
	],
	comprehension: ['理解度', '点', '得点', '点数', 'テスト点数', 'スコア', '理解度*', '得点*', 'テスト*', 'score'],
	method: ['実施方法', '受講方法', '受講形態', '実施形態', '開催形式', '形式', 'method']
};
