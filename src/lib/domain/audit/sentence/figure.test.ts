import { day } from '$lib/domain/calendar';
import { figureSentences } from './figure';
import { describeTold } from './testing/told';

describeTold('a figure that is entered or frozen', figureSentences, [
	{
		event: 'figure.entered',
		payload: { indicator: 'incidents', name: '事故件数', fiscalYear: 2025, value: 0, before: null, source: '資料2' },
		sentence: '数値を入力しました：「事故件数」令和7年度 0（出典 資料2）'
	},
	{
		event: 'figure.entered',
		payload: { indicator: 'incidents', name: '事故件数', fiscalYear: 2025, value: 1.5, before: 0, source: '資料3' },
		sentence: '数値を入力しました：「事故件数」令和7年度 0を1.5に直しました（出典 資料3）'
	},
	{
		event: 'report.frozen',
		payload: {
			reports: [{ indicator: 'rate', name: '受講率', edition: 2, digest: 'abc' }],
			asOf: day('2026-03-31'),
			plan: null,
			reason: '発令の訂正'
		},
		sentence: '報告を確定しました：「受講率」 2026年3月31日時点（第2版、理由 発令の訂正）'
	},
	{
		event: 'report.frozen',
		payload: {
			reports: [
				{ indicator: 'rate', name: '受講率', edition: 1, digest: 'abc' },
				{ indicator: 'other', name: '保有率', edition: 1, digest: 'def' }
			],
			asOf: day('2026-03-31'),
			plan: 'DX計画',
			reason: null
		},
		sentence: '報告を確定しました：「DX計画」の指標 2件 2026年3月31日時点'
	}
]);
