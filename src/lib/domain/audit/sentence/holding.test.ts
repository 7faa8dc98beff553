import { holdingSentences } from './holding';
import { describeTold, holding } from './testing/told';

describeTold('a 資格', holdingSentences, [
	{
		event: 'holding.recorded',
		payload: { ...holding, mended: false },
		sentence: '資格を記録しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）'
	},
	{
		event: 'holding.recorded',
		payload: { ...holding, mended: true },
		sentence: '差し戻された資格を記録し直しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）'
	},
	{
		event: 'holding.amended',
		payload: { ...holding, mended: false },
		sentence: '資格の記録を編集しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）'
	},
	{
		event: 'holding.withdrawn',
		payload: { ...holding, reason: '取り違え' },
		sentence: '資格の記録を取り下げました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）、理由「取り違え」'
	},
	{
		event: 'holding.confirmed',
		payload: holding,
		sentence: '資格を確認しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）'
	},
	{
		event: 'holding.returned',
		payload: { ...holding, reason: '合格証がない' },
		sentence: '資格を差し戻しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）、理由「合格証がない」'
	},
	{
		event: 'holding.held',
		payload: { ...holding, reason: '照会中' },
		sentence: '資格を保留しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）、理由「照会中」'
	},
	{
		event: 'holding.corrected',
		payload: { ...holding, reason: '合格証と照合' },
		sentence:
			'資格の記録を訂正しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）、理由「合格証と照合」'
	}
]);
