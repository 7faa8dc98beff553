import { day } from '$lib/domain/calendar';
import { planSentences } from './plan';
import { describeTold } from './testing/told';

describeTold('plans, indicators and their rules', planSentences, [
	{
		event: 'plan.created',
		payload: { plan: 'dx2', name: '第2次計画', copiedFrom: 'dx', indicators: 4 },
		sentence: '計画を作りました：「第2次計画」（指標 4件を写しました）'
	},
	{
		event: 'plan.created',
		payload: { plan: 'dx', name: 'DX計画', copiedFrom: null, indicators: 0 },
		sentence: '計画を作りました：「DX計画」'
	},
	{
		event: 'indicator.created',
		payload: { indicator: 'rate', name: '受講率', plan: 'dx' },
		sentence: '指標を作りました：「受講率」'
	},
	{
		event: 'rule.revised',
		payload: { indicator: 'rate', name: '受講率', from: day('2026-04-01') },
		sentence: '数え方を改めました：「受講率」（2026年4月1日から）'
	},
	{
		event: 'rule.revised',
		payload: { indicator: 'rate', name: '受講率', from: null },
		sentence: '数え方を改めました：「受講率」（始めから）'
	},
	{
		event: 'rule.revision-withdrawn',
		payload: { indicator: 'rate', name: '受講率', from: day('2027-04-01') },
		sentence: '数え方の改定を取りやめました：「受講率」（2027年4月1日からの予定）'
	},
	{
		event: 'plan.changed',
		payload: { plan: 'dx', name: 'DX計画', was: { name: 'DXX計画', source: null, lastFiscalYear: 2025 } },
		sentence: '計画を直しました：「DX計画」（もとの名前「DXX計画」、出典、最後の年度 もとは令和7年度）'
	},
	{
		event: 'indicator.renamed',
		payload: { indicator: 'rate', name: '受講率', was: '受講りつ', note: true },
		sentence: '指標を直しました：「受講率」（もとの名前「受講りつ」、備考）'
	},
	{
		event: 'indicator.renamed',
		payload: { indicator: 'rate', name: '受講率', was: '受講率', note: true },
		sentence: '指標を直しました：「受講率」（備考）'
	},
	{
		event: 'targets.changed',
		payload: {
			...{ indicator: 'rate', name: '受講率', changed: 5, note: false },
			changes: [
				{ fiscalYear: 2025, department: null, before: '70%', after: '60%' },
				{ fiscalYear: 2026, department: '企画課', before: null, after: '3人' }
			]
		},
		sentence: '目標を変更しました：「受講率」（5件：令和7年度 全体 70% → 60%、令和8年度 企画課 なし → 3人など）'
	},
	{
		event: 'targets.changed',
		payload: { indicator: 'rate', name: '受講率', changed: 3, note: true },
		sentence: '目標を変更しました：「受講率」（3件、備考）'
	},
	{
		event: 'targets.changed',
		payload: { indicator: 'rate', name: '受講率', changed: 0, note: true },
		sentence: '目標を変更しました：「受講率」（備考）'
	}
]);
