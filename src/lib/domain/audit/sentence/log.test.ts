import { logSentences } from './log';
import { describeTold } from './testing/told';

describeTold('the log itself', logSentences, [
	{
		event: 'log.sealed',
		payload: { entries: 3, rows: 12 },
		sentence: '前の版のプログラムの記録を封印しました（記録 3件・行 12件）'
	},
	{
		event: 'database.restored',
		payload: { last: { number: 45, hash: 'abc', at: '2026-06-01T00:00:00.000Z' } },
		sentence: 'バックアップから戻しました（45番の記録まで。そのあとの記録は失われました）'
	},
	{ event: 'database.restored', payload: { last: null }, sentence: 'バックアップから戻しました' }
]);
