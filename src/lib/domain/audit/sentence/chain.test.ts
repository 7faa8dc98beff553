import { day } from '$lib/domain/calendar';
import { chainSentences } from './chain';
import { describeTold } from './testing/told';

const drill = { drill: 2, name: '標的型メール訓練', heldOn: day('2026-06-10'), participants: 12 };

const report = { fiscalYear: 2026, step: 'ciso' as const, by: '統括 一', on: day('2026-06-30') };

describeTold('the chain of confirmations', chainSentences, [
	{
		event: 'section.confirmed',
		payload: { fiscalYear: 2026, department: '1010', name: '企画課', numerator: 12, denominator: 20 },
		sentence: '所属の実施状況を確認しました：「企画課」（済 12/20）'
	},
	{
		event: 'chain.confirmed',
		payload: { ...report, gaps: 2, missing: ['財政課の確認', '契約課の確認'] },
		sentence:
			'研修の報告を記録しました：令和8年度 CISOへの報告（統括 一）（報告した日 2026年6月30日）（足りないもの 2件：財政課の確認、契約課の確認）'
	},
	{
		event: 'chain.confirmed',
		payload: { ...report, gaps: 7, missing: ['1', '2', '3', '4', '5', '6', '7'] },
		sentence:
			'研修の報告を記録しました：令和8年度 CISOへの報告（統括 一）（報告した日 2026年6月30日）（足りないもの 7件：1、2、3、4、5、ほか2件）'
	},
	{
		event: 'chain.confirmed',
		payload: { ...report, gaps: 0, missing: [] },
		sentence: '研修の報告を記録しました：令和8年度 CISOへの報告（統括 一）（報告した日 2026年6月30日）'
	},
	{
		event: 'drill.recorded',
		payload: drill,
		sentence: '訓練を記録しました：「標的型メール訓練」（2026年6月10日、参加 12人）'
	},
	{
		event: 'drill.changed',
		payload: drill,
		sentence: '訓練の記録を直しました：「標的型メール訓練」（2026年6月10日、参加 12人）'
	},
	{
		event: 'drill.removed',
		payload: drill,
		sentence: '訓練の記録を取り消しました：「標的型メール訓練」（2026年6月10日、参加 12人）'
	},
	{
		event: 'ciso-report.handed-in',
		payload: { fiscalYear: 2026, edition: 2, digest: 'abc', reason: '数の訂正' },
		sentence: 'CISO報告書を提出しました：令和8年度（第2版）、理由「数の訂正」'
	}
]);
