import { day } from '$lib/domain/calendar';
import { requirementSentences } from './requirement';
import { describeTold } from './testing/told';

const requirement = { requirement: 5, name: 'セキュリティ研修', fiscalYear: 2026 };
const exemption = {
	requirement: 5,
	name: 'セキュリティ研修',
	staff: 7,
	from: day('2026-06-01'),
	to: day('2026-06-30')
};

describeTold('a 必須研修', requirementSentences, [
	{
		event: 'requirement.created',
		payload: { ...requirement, copiedFrom: null },
		sentence: '必須研修を作りました：「セキュリティ研修」（令和8年度）'
	},
	{
		event: 'requirement.created',
		payload: { ...requirement, copiedFrom: 2025 },
		sentence: '必須研修を作りました：「セキュリティ研修」（令和8年度）（令和7年度のものを写しました）'
	},
	{
		event: 'requirement.changed',
		payload: { ...requirement, was: '前の名称', parts: ['name'] },
		sentence: '必須研修を変えました：「セキュリティ研修」（令和8年度）（もとの名前「前の名称」）'
	},
	{
		event: 'requirement.changed',
		payload: { ...requirement, was: requirement.name, parts: ['dueOn', 'audience'] },
		sentence: '必須研修を変えました：「セキュリティ研修」（令和8年度）（期限、対象者）'
	},
	{
		event: 'requirement.deleted',
		payload: requirement,
		sentence: '必須研修の下書きを削除しました：「セキュリティ研修」（令和8年度）'
	},
	{
		event: 'requirement.published',
		payload: { ...requirement, members: 472, excluded: 14 },
		sentence: '必須研修を公開しました：「セキュリティ研修」（令和8年度）（対象 472人・除外 14人）'
	},
	{
		event: 'requirement.withdrawn',
		payload: { ...requirement, reason: '重複' },
		sentence: '必須研修を取りやめました：「セキュリティ研修」（令和8年度）、理由「重複」'
	},
	{
		event: 'exemption.granted',
		payload: exemption,
		sentence: '免除しました：佐藤 花子（1234）「セキュリティ研修」（2026年6月1日から2026年6月30日まで）'
	},
	{
		event: 'exemption.ended',
		payload: { ...exemption, to: null },
		sentence: '免除を終えました：佐藤 花子（1234）「セキュリティ研修」（2026年6月1日から）'
	},
	{
		event: 'exemption.ended',
		payload: { ...exemption, to: null, reason: '別の人でした' },
		sentence: '免除を取り消しました：佐藤 花子（1234）「セキュリティ研修」（2026年6月1日から）、理由「別の人でした」'
	},
	{
		event: 'reminder.sent',
		payload: { requirement: 5, name: 'セキュリティ研修', section: '企画課', people: [7, 8, 9] },
		sentence: '催促しました：「セキュリティ研修」（企画課、3人）'
	},
	{
		event: 'reminder.sent',
		payload: { requirement: 5, name: 'セキュリティ研修', section: null, people: [7] },
		sentence: '催促しました：「セキュリティ研修」（1人）'
	}
]);
