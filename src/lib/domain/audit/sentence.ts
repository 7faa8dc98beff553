import { type CivilDate, formatDay, formatFiscalYear, isCivilDate } from '$lib/domain/calendar';
import { confirmationWords } from '$lib/domain/confirmation';
import { shippedCatalogue } from '$lib/domain/qualification';
import { chainSteps, chainStepWords } from '$lib/domain/requirement';
import { type AuditEvent, auditEventWords, isAuditEvent } from './event';
import { type AuditNames } from './names';
import { importPart, personPart, plain, recordPart, type SentencePart } from './part';
import { type KeptPayload, type RowCounts } from './payload';
import { rowCountWords } from './row-counts';

type Tell = (payload: KeptPayload, names: AuditNames) => SentencePart[];

/** Each event's sentence. A field that an older program did not keep is passed over. */
const sentences: Record<AuditEvent, Tell> = {
	'import.done': (payload, names) => [
		...ofImport(payload, names),
		plain('を行いました'),
		...note(isCounts(payload.files) ? rowCountWords(payload.files) : null)
	],
	'import.undone': (payload, names) => [
		...ofImport(payload, names),
		plain('を取り消しました'),
		...note(undoneWords(payload))
	],
	'completion.recorded': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された受講を記録し直しました' : '受講を記録しました'}：`),
		...ofCompletion(payload, names)
	],
	'completion.amended': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された受講記録を直しました' : '受講記録を編集しました'}：`),
		...ofCompletion(payload, names)
	],
	'completion.withdrawn': (payload, names) => [
		plain(`${payload.others === true ? '代理で記録した受講' : '受講記録'}を取り下げました：`),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.joined': (payload, names) => [
		plain(`すでにある受講記録に、${payload.others === true ? '代理' : '本人'}の記録を加えました：`),
		...ofCompletion(payload, names),
		...note(filledWords(payload))
	],
	'completion.unjoined': (payload, names) => [
		plain('本人の記録だけを取り下げました（受講記録はそのまま残ります）：'),
		...ofCompletion(payload, names)
	],
	'completion.confirmed': (payload, names) => [plain('受講記録を確認しました：'), ...ofCompletion(payload, names)],
	'completion.returned': (payload, names) => [
		plain('受講記録を差し戻しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.held': (payload, names) => [
		plain(payload.reason === null ? '保留を解きました：' : '受講記録を保留しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.corrected': (payload, names) => [
		plain('受講記録を訂正しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'holding.recorded': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された資格を記録し直しました' : '資格を記録しました'}：`),
		...ofHolding(payload, names)
	],
	'holding.amended': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された資格の記録を直しました' : '資格の記録を編集しました'}：`),
		...ofHolding(payload, names)
	],
	'holding.withdrawn': (payload, names) => [
		plain('資格の記録を取り下げました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.confirmed': (payload, names) => [plain('資格を確認しました：'), ...ofHolding(payload, names)],
	'holding.returned': (payload, names) => [
		plain('資格を差し戻しました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.held': (payload, names) => [
		plain(payload.reason === null ? '保留を解きました：' : '資格を保留しました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.corrected': (payload, names) => [
		plain('資格の記録を訂正しました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'evidence.attached': (payload, names) => [
		plain('証跡を付けました：'),
		...ofProven(payload, names),
		...files(payload)
	],
	'evidence.removed': (payload, names) => [
		plain('証跡を外しました：'),
		...ofProven(payload, names),
		...files(payload),
		...because(payload)
	],
	'deputy.appointed': (payload, names) => [plain('確認の代行を決めました：'), ...ofDeputy(payload, names)],
	'deputy.ended': (payload, names) => [plain('確認の代行を終えました：'), ...ofDeputy(payload, names)],
	'setting.changed': (payload) => [plain('設定を変えました：'), ...ofSetting(payload)],
	'figure.entered': (payload) => [plain('数値を入力しました：'), ...ofEntered(payload)],
	'plan.created': (payload) => [
		plain('計画を作りました：'),
		...named(payload),
		...note(typeof payload.copiedFrom === 'string' ? `指標 ${String(payload.indicators)}件を写しました` : null)
	],
	'plan.changed': (payload) => [plain('計画を直しました：'), ...named(payload), ...note(correctedWords(payload))],
	'indicator.created': (payload) => [plain('指標を作りました：'), ...named(payload)],
	'rule.revised': (payload) => [
		plain('数え方を改めました：'),
		...named(payload),
		...note(isDay(payload.from) ? `${formatDay(payload.from)}から` : '始めから')
	],
	'indicator.renamed': (payload) => [plain('指標を直しました：'), ...named(payload), ...note(renamedWords(payload))],
	'rule.revision-withdrawn': (payload) => [
		plain('数え方の改定を取りやめました：'),
		...named(payload),
		...note(isDay(payload.from) ? `${formatDay(payload.from)}からの予定` : null)
	],
	'targets.changed': (payload) => [plain('目標を変更しました：'), ...named(payload), ...note(targetWords(payload))],
	'report.frozen': (payload) => [plain('報告を確定しました：'), ...ofFrozen(payload)],
	'requirement.created': (payload) => [
		plain('必須研修を作りました：'),
		...ofRequirement(payload),
		...note(typeof payload.copiedFrom === 'number' ? `${formatFiscalYear(payload.copiedFrom)}のものを写しました` : null)
	],
	'requirement.changed': (payload) => [
		plain('必須研修を変えました：'),
		...ofRequirement(payload),
		...note(renamedWords(payload))
	],
	'requirement.published': (payload) => [
		plain('必須研修を公開しました：'),
		...ofRequirement(payload),
		...note(
			typeof payload.members === 'number' ? `対象 ${payload.members}人・除外 ${String(payload.excluded)}人` : null
		)
	],
	'requirement.withdrawn': (payload) => [
		plain('必須研修を取りやめました：'),
		...ofRequirement(payload),
		...because(payload)
	],
	'exemption.granted': (payload, names) => [
		plain('免除しました：'),
		...ofExemption(payload, names),
		...because(payload)
	],
	'exemption.ended': (payload, names) => [plain('免除を終えました：'), ...ofExemption(payload, names)],
	'section.confirmed': (payload) => [
		plain('所属の実施状況を確認しました：'),
		...named(payload),
		...note(typeof payload.denominator === 'number' ? `済 ${String(payload.numerator)}/${payload.denominator}` : null)
	],
	'reminder.sent': (payload) => [plain('催促しました：'), ...named(payload), ...note(reminderWords(payload))],
	'chain.confirmed': (payload) => [
		plain('研修の報告を記録しました：'),
		...ofChain(payload),
		...note(typeof payload.gaps === 'number' && payload.gaps > 0 ? `足りないもの ${payload.gaps}件` : null)
	],
	'drill.recorded': (payload) => [plain('訓練を記録しました：'), ...ofDrill(payload)],
	'drill.changed': (payload) => [plain('訓練の記録を直しました：'), ...ofDrill(payload)],
	'drill.removed': (payload) => [plain('訓練の記録を取り消しました：'), ...ofDrill(payload)],
	'ciso-report.handed-in': (payload) => [
		plain('CISO報告書を提出しました：'),
		...yearOf(payload),
		...note(typeof payload.edition === 'number' ? `第${payload.edition}版` : null),
		...because(payload)
	],
	'finisher-columns.kept': (payload) => [plain('修了者名簿の列を覚えました：'), ...named(payload)],
	'account.created': (payload, names) => [...ofNewAccounts(payload, names), ...note(roleWords(payload.roles))],
	'account.password-changed': (payload, names) => [plain('パスワードを変更しました：'), ofAccount(payload, names)],
	'account.password-reset': (payload, names) => [
		plain('パスワードを再発行しました：'),
		ofAccount(payload, names),
		...note(payload.unlocked === true ? '停止を解きました' : null)
	],
	'account.locked': (payload, names) => [plain('利用者を停止しました：'), ofAccount(payload, names)],
	'account.roles-changed': (payload, names) => [
		plain('役割を変更しました：'),
		ofAccount(payload, names),
		...note(roleChangeWords(payload))
	],
	'log.sealed': (payload) => [plain('前の版のプログラムの記録を封印しました'), ...note(sealedWords(payload))],
	'database.restored': (payload) => [
		plain('バックアップから戻しました'),
		...note(hasNumber(payload.last) ? `${payload.last.number}番の記録まで。そのあとの記録は失われました` : null)
	]
};

const nothingKept = 'くわしい内容は残っていません';

/**
 * What an entry tells, in pieces of which some lead on.
 *
 * @param event as it stands in the log
 * @param payload null where it was erased; fields may be missing
 */
export function auditSentence(event: string, payload: KeptPayload | null, names: AuditNames): SentencePart[] {
	if (!isAuditEvent(event)) return [plain(`この版のプログラムの知らない操作「${event}」です`)];
	if (payload === null) return [plain(`${auditEventWords[event]}（${nothingKept}）`)];
	return sentences[event](payload, names);
}

function ofImport({ import: number, name }: KeptPayload, { imports }: AuditNames): SentencePart[] {
	const known = typeof number === 'number' ? imports.get(number) : undefined;
	const called = typeof name === 'string' ? name : known;
	return [typeof number === 'number' ? importPart(number) : plain('取込'), plain(called ? `「${called}」` : '')];
}

function undoneWords({ removed, restored }: KeptPayload): string | null {
	const counts = [
		typeof removed === 'number' && `追加の取消 ${removed}件`,
		typeof restored === 'number' && `変更の取消 ${restored}件`
	];
	return counts.filter(Boolean).join('・') || null;
}

function because({ reason }: KeptPayload): SentencePart[] {
	return typeof reason === 'string' ? [plain(`、理由「${reason}」`)] : [];
}

/** Older programs never filled anything. */
function filledWords({ filled }: KeptPayload): string | null {
	const words = Array.isArray(filled) ? filled.map((field) => (field === 'hours' ? '時間' : '理解度')) : [];
	return words.length === 0 ? null : `空欄だった${words.join('と')}を記入`;
}

function ofCompletion(payload: KeptPayload, names: AuditNames): SentencePart[] {
	const { completion, staff, course, completedOn } = payload;
	if (typeof staff !== 'number') return [plain(nothingKept)];
	const what = typeof course === 'string' ? `「${names.courses.get(course) ?? course}」` : '';
	const when = typeof completedOn === 'string' && isCivilDate(completedOn) ? formatDay(completedOn) : '';
	const record = typeof completion === 'number' ? [plain('（'), recordPart(completion), plain('）')] : [];
	return [personPart(names.staff.get(staff)), plain(what + when), ...record];
}

function ofHolding({ staff, qualification, passedOn }: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof staff !== 'number') return [plain(nothingKept)];
	const code = typeof qualification === 'string' ? qualification : '';
	const name = shippedCatalogue.find((one) => one.code === code)?.name ?? code;
	const when = typeof passedOn === 'string' ? `合格日 ${passedOn}` : null;
	return [personPart(names.staff.get(staff)), plain(`「${name}」`), ...note(when)];
}

function ofProven(payload: KeptPayload, names: AuditNames): SentencePart[] {
	return payload.holding === undefined ? ofCompletion(payload, names) : ofHolding(payload, names);
}

function files({ files }: KeptPayload): SentencePart[] {
	return note(typeof files === 'number' ? `${files}件` : null);
}

function ofDeputy({ department, staff, from, to }: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof staff !== 'number' || typeof department !== 'string') return [plain(nothingKept)];
	const days = isDay(from) ? `${formatDay(from)}から${isDay(to) ? `${formatDay(to)}まで` : ''}` : null;
	return [plain(`所属 ${department} を`), personPart(names.staff.get(staff)), plain('が確認'), ...note(days)];
}

function ofRequirement(payload: KeptPayload): SentencePart[] {
	return [...named(payload), ...note(yearWords(payload))];
}

function ofExemption(payload: KeptPayload, names: AuditNames): SentencePart[] {
	const { staff, from, to } = payload;
	if (typeof staff !== 'number') return [plain(nothingKept)];
	const days = isDay(from) ? `${formatDay(from)}から${isDay(to) ? `${formatDay(to)}まで` : ''}` : null;
	return [personPart(names.staff.get(staff)), ...named(payload), ...note(days)];
}

/** The section it was sent in, and to how many. */
function reminderWords({ section, people }: KeptPayload): string | null {
	const count = Array.isArray(people) ? `${people.length}人` : null;
	return [typeof section === 'string' ? section : null, count].filter(Boolean).join('、') || null;
}

function ofChain({ step, by, ...payload }: KeptPayload): SentencePart[] {
	const what = chainSteps.find((one) => one === step);
	if (!what) return [plain(nothingKept)];
	const year = yearWords(payload);
	return [plain(`${year ?? ''} ${chainStepWords[what]}`), ...note(typeof by === 'string' ? by : null)];
}

function ofDrill(payload: KeptPayload): SentencePart[] {
	const { heldOn, participants } = payload;
	const day = isDay(heldOn) ? formatDay(heldOn) : null;
	const count = typeof participants === 'number' ? `参加 ${participants}人` : null;
	return [...named(payload), ...note([day, count].filter(Boolean).join('、') || null)];
}

function yearOf(payload: KeptPayload): SentencePart[] {
	return [plain(yearWords(payload) ?? nothingKept)];
}

function yearWords({ fiscalYear }: KeptPayload): string | null {
	return typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : null;
}

function ofSetting({ key, before, after }: KeptPayload): SentencePart[] {
	if (typeof key !== 'string') return [plain(nothingKept)];
	if (key !== 'confirmation') return [plain(`「${key}」`)];
	return [plain('「だれが確認するか」'), ...note(`${confirmationWords(before)} → ${confirmationWords(after)}`)];
}

function ofEntered({ indicator, name, fiscalYear, value, before, source }: KeptPayload): SentencePart[] {
	const what = typeof name === 'string' ? name : indicator;
	if (typeof what !== 'string' || typeof value !== 'number') return [plain(nothingKept)];
	const year = typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : '';
	const changed = typeof before === 'number' ? `${before}を${value}に直しました` : `${value}`;
	return [plain(`「${what}」${year} ${changed}`), ...note(typeof source === 'string' ? `出典 ${source}` : null)];
}

function named({ name }: KeptPayload): SentencePart[] {
	return [plain(typeof name === 'string' ? `「${name}」` : nothingKept)];
}

function ofFrozen({ reports, asOf, plan, reason }: KeptPayload): SentencePart[] {
	if (!Array.isArray(reports)) return [plain(nothingKept)];
	const day = isDay(asOf) ? ` ${formatDay(asOf)}時点` : '';
	const [first] = reports as Partial<{ name: string; edition: number }>[];
	const what = typeof plan === 'string' ? `「${plan}」の指標 ${reports.length}件` : `「${first?.name ?? ''}」`;
	const edition = typeof plan !== 'string' && typeof first?.edition === 'number' ? `第${first.edition}版` : null;
	const why = typeof reason === 'string' ? `理由 ${reason}` : null;
	return [plain(`${what}${day}`), ...note([edition, why].filter(Boolean).join('、') || null)];
}

/** もとの名前「町の計画」、出典、最後の年度 令和7年度 */
function correctedWords({ was }: KeptPayload): string | null {
	if (typeof was !== 'object' || was === null) return null;
	const { name, source, firstFiscalYear: first, lastFiscalYear: last } = was as Record<string, unknown>;
	const parts = [
		typeof name === 'string' && `もとの名前「${name}」`,
		source !== undefined && '出典',
		typeof first === 'number' && `最初の年度 もとは${formatFiscalYear(first)}`,
		typeof last === 'number' && `最後の年度 もとは${formatFiscalYear(last)}`
	];
	return parts.filter(Boolean).join('、') || null;
}

/** もとの名前「受講率」、備考 */
function renamedWords({ name, was, note }: KeptPayload): string | null {
	const parts = [typeof was === 'string' && was !== name && `もとの名前「${was}」`, note === true && '備考'];
	return parts.filter(Boolean).join('、') || null;
}

/** 令和7年度 企画課 70% → 60% */
function targetChangeWords({ fiscalYear, department, before, after }: KeptPayload): string {
	const year = typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : '';
	const whose = typeof department === 'string' ? department : '全体';
	const [was, is] = [before, after].map((number) => (typeof number === 'string' ? number : 'なし'));
	return `${year} ${whose} ${was} → ${is}`;
}

/** 3件：令和7年度 全体 70% → 60%、備考 */
function targetWords({ changed, note, changes }: KeptPayload): string | null {
	const told = Array.isArray(changes) ? (changes as KeptPayload[]).map(targetChangeWords) : [];
	const more = typeof changed === 'number' && changed > told.length ? 'など' : '';
	const of = told.length > 0 ? `：${told.join('、')}${more}` : '';
	const parts = [typeof changed === 'number' && changed > 0 && `${changed}件${of}`, note === true && '備考'];
	return parts.filter(Boolean).join('、') || null;
}

function isDay(day: unknown): day is CivilDate {
	return typeof day === 'string' && isCivilDate(day);
}

function ofAccount({ accountId }: KeptPayload, { accounts }: AuditNames): SentencePart {
	return typeof accountId === 'number' ? personPart(accounts.get(accountId)) : plain(nothingKept);
}

function ofNewAccounts(payload: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof payload.accounts === 'number') return [plain(`利用者を${payload.accounts}人分作りました`)];
	return [plain('利用者を作りました：'), ofAccount(payload, names)];
}

function roleWords(roles: unknown): string | null {
	return Array.isArray(roles) && roles.length > 0 ? `役割 ${roles.join('・')}` : null;
}

/** Nothing stands for no role at all. */
function roleChangeWords({ before, roles }: KeptPayload): string | null {
	if (!Array.isArray(before) || !Array.isArray(roles)) return null;
	return [before, roles].map((some) => some.join('・') || 'なし').join(' → ');
}

function hasNumber(last: unknown): last is { number: number } {
	return typeof last === 'object' && last !== null && 'number' in last && typeof last.number === 'number';
}

function sealedWords({ entries, rows }: KeptPayload): string | null {
	const counts = [typeof entries === 'number' && `記録 ${entries}件`, typeof rows === 'number' && `行 ${rows}件`];
	return counts.filter(Boolean).join('・') || null;
}

function note(words: string | null): SentencePart[] {
	return words === null ? [] : [plain(`（${words}）`)];
}

function isCounts(files: unknown): files is Record<string, Partial<RowCounts>> {
	if (typeof files !== 'object' || files === null) return false;
	return Object.values(files).every((counts) => typeof counts === 'object' && counts !== null);
}
