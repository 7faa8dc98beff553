import { day } from '$lib/domain/calendar';
import { confirmerSentences } from './confirmer';
import { describeTold } from './testing/told';

describeTold('who confirms', confirmerSentences, [
	{
		event: 'deputy.appointed',
		payload: { department: '1010', staff: 7, from: day('2026-06-01'), to: day('2026-06-30') },
		sentence: '確認の代行を決めました：所属 1010 を佐藤 花子（1234）が確認（2026年6月1日から2026年6月30日まで）'
	},
	{
		event: 'deputy.ended',
		payload: { department: '1010', staff: 7, from: day('2026-06-01'), to: null },
		sentence: '確認の代行を終えました：所属 1010 を佐藤 花子（1234）が確認（2026年6月1日から）'
	},
	{
		event: 'setting.changed',
		payload: { key: 'confirmation', before: null, after: { completions: '所属長' } },
		sentence:
			'設定を変えました：「だれが確認するか」（受講記録は人事、資格は人事 → 受講記録は所属長と人事、資格は人事）'
	}
]);
