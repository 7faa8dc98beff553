import { day } from '$lib/domain/calendar';
import { describe, expect, it } from 'vitest';
import { type AuditEvent, auditEvents } from './event';
import { type AuditNames } from './names';
import { plainSentence } from './part';
import { type AuditPayload, type KeptPayload, readPayload } from './payload';
import { auditSentence } from './sentence';

const hanako = { name: '佐藤 花子', staffNumber: '1234' };
const names: AuditNames = {
	staff: new Map([[7, hanako]]),
	accounts: new Map([
		[3, hanako],
		[4, { name: '管理者', staffNumber: '9001' }]
	]),
	courses: new Map([['DX-BASIC', 'DX基礎']]),
	imports: new Map([[12, '4月異動']])
};

function said(event: string, payload: unknown): string {
	return plainSentence(auditSentence(event, payload as KeptPayload | null, names));
}

type Told = { [E in AuditEvent]: { event: E; payload: AuditPayload<E>; sentence: string } }[AuditEvent];

const record = { completion: 45, staff: 7, course: 'DX-BASIC', completedOn: '2026-06-01' as never };
const holding = { holding: 8, staff: 7, qualification: 'FE', passedOn: '2026-06' };
const files = {
	'staff.csv': { added: 3, changed: 1, unchanged: 400 },
	'courses.csv': { added: 0, changed: 0, unchanged: 20 },
	'assignments.csv': { added: 40, changed: 0, unchanged: 0 }
};

const requirement = { requirement: 5, name: 'セキュリティ研修', fiscalYear: 2026 };
const exemption = {
	requirement: 5,
	name: 'セキュリティ研修',
	staff: 7,
	from: day('2026-06-01'),
	to: day('2026-06-30')
};
const drill = { drill: 2, name: '標的型メール訓練', heldOn: day('2026-06-10'), participants: 12 };

const toldOfRequirements: Told[] = [
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
		payload: { ...requirement, was: '前の名称' },
		sentence: '必須研修を変えました：「セキュリティ研修」（令和8年度）（もとの名前「前の名称」）'
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
		payload: { ...exemption, reason: '療養' },
		sentence: '免除しました：佐藤 花子（1234）「セキュリティ研修」（2026年6月1日から2026年6月30日まで）、理由「療養」'
	},
	{
		event: 'exemption.ended',
		payload: { ...exemption, to: null },
		sentence: '免除を終えました：佐藤 花子（1234）「セキュリティ研修」（2026年6月1日から）'
	},
	{
		event: 'section.confirmed',
		payload: { fiscalYear: 2026, department: '1010', name: '企画課', numerator: 12, denominator: 20 },
		sentence: '所属の実施状況を確認しました：「企画課」（済 12/20）'
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
	},
	{
		event: 'chain.confirmed',
		payload: { fiscalYear: 2026, step: 'ciso', by: '統括 一', gaps: 2 },
		sentence: '研修の報告を記録しました：令和8年度 CISOへの報告（統括 一）（足りないもの 2件）'
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
	},
	{
		event: 'finisher-columns.kept',
		payload: { name: 'J-LIS' },
		sentence: '修了者名簿の列を覚えました：「J-LIS」'
	}
];

const told: Told[] = [
	...toldOfRequirements,
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
	},
	{
		event: 'evidence.attached',
		payload: { ...record, files: 2 },
		sentence: '証跡を付けました：佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45）（2件）'
	},
	{
		event: 'evidence.removed',
		payload: { ...holding, files: 1 },
		sentence: '証跡を外しました：佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06）（1件）'
	},
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
	},
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
	},
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
	},
	{
		event: 'account.created',
		payload: { accountId: 3, staffNumber: '1234', roles: ['職員', '人事'] },
		sentence: '利用者を作りました：佐藤 花子（1234）（役割 職員・人事）'
	},
	{
		event: 'account.created',
		payload: { accounts: 250, roles: ['職員'] },
		sentence: '利用者を250人分作りました（役割 職員）'
	},
	{
		event: 'account.password-changed',
		payload: { accountId: 4 },
		sentence: 'パスワードを変更しました：管理者（9001）'
	},
	{
		event: 'account.password-reset',
		payload: { accountId: 3, unlocked: false },
		sentence: 'パスワードを再発行しました：佐藤 花子（1234）'
	},
	{
		event: 'account.password-reset',
		payload: { accountId: 3, unlocked: true },
		sentence: 'パスワードを再発行しました：佐藤 花子（1234）（停止を解きました）'
	},
	{ event: 'account.locked', payload: { accountId: 3 }, sentence: '利用者を停止しました：佐藤 花子（1234）' },
	{
		event: 'account.roles-changed',
		payload: { accountId: 3, before: ['職員'], roles: ['職員', '人事'] },
		sentence: '役割を変更しました：佐藤 花子（1234）（職員 → 職員・人事）'
	},
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
];

describe('an entry is a sentence about what it changed', () => {
	it.each(told)('$event: $sentence', ({ event, payload, sentence }) => {
		expect(said(event, payload)).toBe(sentence);
	});

	it('for every event there is', () => {
		expect(new Set(told.map(({ event }) => event))).toEqual(new Set(auditEvents));
	});
});

describe('where the log keeps less', () => {
	it.each([
		{
			event: 'completion.confirmed',
			payload: { completion: 45, staff: 7 },
			sentence: '受講記録を確認しました：佐藤 花子（1234）（受講記録 45）',
			because: '前の版は研修と日を書かなかった'
		},
		{
			event: 'completion.confirmed',
			payload: {},
			sentence: '受講記録を確認しました：くわしい内容は残っていません',
			because: '何も書かれていない'
		},
		{ event: 'import.done', payload: {}, sentence: '取込を行いました', because: '同上' },
		{
			event: 'import.done',
			payload: { import: 99, files: 'many', name: 5 },
			sentence: '取込 99を行いました',
			because: '手で書き換えられ、番号もない'
		},
		{
			event: 'completion.recorded',
			payload: { staff: 8, completedOn: '2026-02-30', course: 'GONE' },
			sentence: '受講を記録しました：いまは登録のない人「GONE」',
			because: 'ない日、いまはない人と研修'
		},
		{
			event: 'account.created',
			payload: { roles: '職員' },
			sentence: '利用者を作りました：くわしい内容は残っていません',
			because: '手で書き換えられた'
		}
	])('a sentence stands all the same: $event, $because', ({ event, payload, sentence }) => {
		expect(said(event, payload)).toBe(sentence);
	});

	it.each(auditEvents)('an erased payload still tells which operation it was: %s', (event) => {
		expect(said(event, null)).toMatch(/^.+（くわしい内容は残っていません）$/);
	});

	it('an event of another version is named as it stands', () => {
		expect(said('budget.burnt', {})).toBe('この版のプログラムの知らない操作「budget.burnt」です');
	});

	it.each([
		{ text: null, payload: null, because: 'erased' },
		{ text: '{"import":1}', payload: { import: 1 }, because: 'a payload' },
		{ text: '[1]', payload: null, because: 'no object' },
		{ text: '{"import":', payload: null, because: 'cut off' },
		{ text: 'null', payload: null, because: 'nothing' }
	])('a payload is read as far as it is one: $because', ({ text, payload }) => {
		expect(readPayload(text)).toEqual(payload);
	});
});

it('leads on to the person, the record and the import it is about', () => {
	const leads = (event: string, payload: KeptPayload) =>
		auditSentence(event, payload, names)
			.map(({ to }) => to)
			.filter((to) => to !== null);
	expect(leads('completion.confirmed', record)).toEqual([{ person: '1234' }, { record: 45 }]);
	expect(leads('import.undone', { import: 12 })).toEqual([{ import: 12 }]);
	expect(leads('account.locked', { accountId: 99 })).toEqual([]);
});
