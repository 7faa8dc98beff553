import { completionSentences } from './completion';
import { describeTold, record } from './testing/told';

describeTold('a 受講記録', completionSentences, [
	{
		event: 'completion.joined',
		payload: { ...record, others: true },
		sentence: 'すでにある受講記録に、代理の記録を加えました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.held',
		payload: { ...record, reason: '時間を照会中' },
		sentence: '受講記録を保留しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）、理由「時間を照会中」'
	},
	{
		event: 'completion.held',
		payload: { ...record, reason: null },
		sentence: '保留を解きました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.corrected',
		payload: { ...record, reason: '名簿と照合' },
		sentence: '受講記録を訂正しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）、理由「名簿と照合」'
	},
	{
		event: 'completion.recorded',
		payload: { ...record, mended: false },
		sentence: '受講を記録しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.recorded',
		payload: { ...record, mended: true },
		sentence: '差し戻された受講を記録し直しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.amended',
		payload: { ...record, mended: false },
		sentence: '受講記録を編集しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.amended',
		payload: { ...record, mended: true },
		sentence: '差し戻された受講記録を直しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.withdrawn',
		payload: { ...record, reason: '日を間違えました' },
		sentence:
			'受講記録を取り下げました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）、理由「日を間違えました」'
	},
	{
		event: 'completion.withdrawn',
		payload: { ...record, reason: '日を間違えました', others: true },
		sentence:
			'代理で記録した受講を取り下げました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）、理由「日を間違えました」'
	},
	{
		event: 'completion.joined',
		payload: { ...record, filled: [] },
		sentence: 'すでにある受講記録に、本人の記録を加えました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.joined',
		payload: { ...record, filled: ['hours', 'comprehension'] },
		sentence:
			'すでにある受講記録に、本人の記録を加えました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）（空欄だった時間と理解度を記入）'
	},
	{
		event: 'completion.unjoined',
		payload: record,
		sentence:
			'本人の記録だけを取り下げました（受講記録はそのまま残ります）：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.confirmed',
		payload: record,
		sentence: '受講記録を確認しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）'
	},
	{
		event: 'completion.returned',
		payload: { ...record, reason: '時間が違います' },
		sentence: '受講記録を差し戻しました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）、理由「時間が違います」'
	}
]);
