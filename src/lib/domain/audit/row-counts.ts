import { type RowCounts } from './payload';

/** What people call the rows of a file of the import package. */
const fileWords: Readonly<Record<string, string>> = {
	'departments.csv': '所属',
	'staff.csv': '職員',
	'assignments.csv': '発令',
	'absences.csv': '休業等',
	'courses.csv': '研修',
	'completions.csv': '受講記録',
	'qualifications.csv': '資格',
	'appointments.csv': '役割の発令',
	'plan.json': '指標'
};

/** 職員 追加 3・変更 1、発令 追加 40; files in which nothing was new are left out. */
export function rowCountWords(files: Readonly<Record<string, Partial<RowCounts>>>): string {
	const lines = Object.entries(files).map(([file, { added = 0, changed = 0 }]) => {
		const counts = [added > 0 && `追加 ${added}`, changed > 0 && `変更 ${changed}`].filter(Boolean);
		return counts.length === 0 ? null : `${fileWords[file] ?? file} ${counts.join('・')}`;
	});
	return lines.filter((line) => line !== null).join('、') || '変わったものはありません';
}
