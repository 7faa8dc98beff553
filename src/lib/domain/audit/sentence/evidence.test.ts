import { evidenceSentences } from './evidence';
import { describeTold, holding, record } from './testing/told';

describeTold('証跡', evidenceSentences, [
	{
		event: 'evidence.attached',
		payload: { ...record, files: 2 },
		sentence: '証跡を付けました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）（2件）'
	},
	{
		event: 'evidence.removed',
		payload: { ...holding, files: 1 },
		sentence: '証跡を外しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）（1件）'
	}
]);
