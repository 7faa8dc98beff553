import { type CivilDate } from '$lib/domain/calendar';
import { type Claim, type ClaimErrors, type ClaimFields, parseClaim } from './claim';
import { readMethod } from './method';
import { mostInList, readStaffList, type StaffList } from './staff-list';

/** 代理で記録: what is entered of several people at once: one finished training, and who took it. */
export type OthersClaim = {
	claim: Claim;
	/** 実施方法 as given; null where blank */
	method: string | null;
	list: StaffList;
};

/** The fields of 代理で記録 as they were typed. */
export type OthersFields = Omit<ClaimFields, 'comprehension' | 'method'> & { method: string; people: string };
export type OthersErrors = Omit<ClaimErrors, 'comprehension'> & { people?: string };
export type ParsedOthers =
	{ ok: true; value: OthersClaim; fields: OthersFields } | { ok: false; fields: OthersFields; errors: OthersErrors };

/** What the ledger of a person shows as the origin of a record that somebody entered for them. */
export const sourceOfOthers = '代理';

/** Reads the form of 代理で記録; nothing typed is lost when it is refused. How well others understood it is theirs to say. */
export function parseOthers(data: { get(name: string): unknown }, today: CivilDate): ParsedOthers {
	const text = (name: string) => String(data.get(name) ?? '');
	const parsed = parseClaim({ get: (name) => (name === 'comprehension' ? '' : data.get(name)) }, today);
	const [method, people] = [text('method').trim(), text('people')];
	const { courseCode, completedOn, hours } = parsed.ok ? typed(text) : parsed.fields;
	const fields = { courseCode, completedOn, hours, method, people };
	const list = readStaffList(people);
	const errors: OthersErrors = {
		...(!parsed.ok && parsed.errors),
		...peopleError(list)
	};
	if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, fields, errors };
	return { ok: true, value: { claim: parsed.value, method: readMethod(method), list }, fields };
}

function typed(text: (name: string) => string) {
	const [courseCode, completedOn, hours] = ['courseCode', 'completedOn', 'hours'].map((name) => text(name).trim());
	return { courseCode: courseCode!, completedOn: completedOn!, hours: hours! };
}

function peopleError({ numbers, unclear }: StaffList): OthersErrors {
	if (unclear.length > 0) return { people: unclearSentence(unclear[0]!) };
	if (numbers.length === 0) return { people: '受講した人の職員番号を入力してください。Excelの列を貼り付けられます。' };
	if (numbers.length <= mostInList) return {};
	return { people: `一度に記録できるのは${mostInList}人までです。${numbers.length}人を分けて入力してください。` };
}

function unclearSentence(line: string): string {
	const shown = line.replace(/\t/g, '　');
	return `「${shown}」のどれが職員番号か分かりません。「職員番号」の見出しの行も一緒に貼り付けるか、職員番号の列だけを貼り付けてください。`;
}

/** What became of one person of the list: recorded anew, mended what had been returned, one more source of what was known. */
export type OthersDone = 'recorded' | 'mended' | 'joined';
/** Why nothing is written for one person. A stranger's number and a missing one answer the same. */
export type OthersRefusal = 'not-found' | 'oneself' | 'already-joined' | 'before-hiring' | 'after-leaving';

export const othersWords: Record<OthersDone | OthersRefusal, string> = {
	recorded: '確認待ちとして記録します',
	mended: '差し戻された記録を直します',
	joined: 'すでに記録があるので、代理の記録を加えます',
	'already-joined': 'すでに代理で記録されています',
	'not-found': 'この番号の人は見つからないか、自所属の人ではありません。番号を確かめてください',
	oneself: '自分の分は「受講を記録する」から記録してください',
	'before-hiring': '採用前の受講日です。受講日を確かめてください',
	'after-leaving': '退職した後の受講日です。受講日を確かめてください'
};
