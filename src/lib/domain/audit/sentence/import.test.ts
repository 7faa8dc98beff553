import { importSentences } from './import';
import { describeTold } from './testing/told';

const files = {
	'staff.csv': { added: 3, changed: 1, unchanged: 400 },
	'courses.csv': { added: 0, changed: 0, unchanged: 20 },
	'assignments.csv': { added: 40, changed: 0, unchanged: 0 }
};

describeTold('what is taken in', importSentences, [
	{
		event: 'import.done',
		payload: { import: 12, name: '4月異動', files },
		sentence: '取込 12「4月異動」を行いました（職員 追加 3・変更 1、発令 追加 40）'
	},
	{
		event: 'import.done',
		payload: { import: 12, name: '4月異動', files: { 'courses.csv': files['courses.csv'] } },
		sentence: '取込 12「4月異動」を行いました（変わったものはありません）'
	},
	{
		event: 'import.undone',
		payload: { import: 12, removed: 43, restored: 1 },
		sentence: '取込 12「4月異動」を取り消しました（追加の取消 43件・変更の取消 1件）'
	},
	{
		event: 'finisher-columns.kept',
		payload: { name: 'J-LIS' },
		sentence: '修了者名簿の列を覚えました：「J-LIS」'
	}
]);
