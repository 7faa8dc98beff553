import { type CivilDate } from '$lib/domain/calendar';

/** 訓練 as somebody enters it; null for a day that is not written. */
export type DrillDraft = {
	name: string;
	heldOn: CivilDate | null;
	note: string | null;
	participants: { staffNumber: string; part: string | null }[];
};

export type DrillFault =
	| 'no-name'
	| 'name-too-long'
	| 'note-too-long'
	| 'part-too-long'
	| 'no-day'
	| 'day-to-come'
	| 'nobody'
	| 'twice'
	| 'too-many';

/** Why a 訓練 was not kept beside what is wrong with it. */
export type DrillRefusal = 'not-allowed' | 'unknown-drill' | 'unknown-people' | 'similar-people' | 'changed-since';

export const longestDrillName = 100;
export const longestDrillNote = 1000;
export const longestDrillPart = 50;
export const mostParticipants = 500;

/** What is wrong, and with whom: 職員番号, empty where it is about none. */
export type FoundDrillFault = { fault: DrillFault; who: string[] };

export type CheckedDrill =
	| { ok: true; value: DrillDraft & { heldOn: CivilDate } }
	/** all that is wrong, at most one thing of each field but who took part */
	| { ok: false; faults: FoundDrillFault[] };

/** A 訓練 has a name, a day that has come, and somebody who took part, each once. What is only blanks is left out. */
export function checkDrill(draft: DrillDraft, today: CivilDate): CheckedDrill {
	const value = {
		...{ name: draft.name.trim(), heldOn: draft.heldOn, note: draft.note?.trim() || null },
		participants: draft.participants.map(({ staffNumber, part }) => ({
			staffNumber: staffNumber.trim(),
			part: part?.trim() || null
		}))
	};
	const { heldOn } = value;
	const found = [nameFault(value), dayFault(heldOn, today), noteFault(value)].filter((fault) => fault !== null);
	const faults = [...found.map((fault) => ({ fault, who: [] })), ...peopleFaults(value)];
	if (heldOn === null || faults.length > 0) return { ok: false, faults };
	return { ok: true, value: { ...value, heldOn } };
}

function nameFault({ name }: DrillDraft): DrillFault | null {
	if (name === '') return 'no-name';
	return [...name].length > longestDrillName ? 'name-too-long' : null;
}

function dayFault(heldOn: CivilDate | null, today: CivilDate): DrillFault | null {
	if (heldOn === null) return 'no-day';
	return heldOn > today ? 'day-to-come' : null;
}

function noteFault({ note }: DrillDraft): DrillFault | null {
	return [...(note ?? '')].length > longestDrillNote ? 'note-too-long' : null;
}

/** Where there are too many, nothing else is looked for among them. */
function peopleFaults({ participants }: DrillDraft): FoundDrillFault[] {
	if (participants.length === 0) return [{ fault: 'nobody', who: [] }];
	if (participants.length > mostParticipants) return [{ fault: 'too-many', who: [] }];
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const { staffNumber } of participants) (seen.has(staffNumber) ? twice : seen).add(staffNumber);
	const long = participants.filter(({ part }) => [...(part ?? '')].length > longestDrillPart);
	return [
		...(twice.size > 0 ? [{ fault: 'twice' as const, who: [...twice] }] : []),
		...(long.length > 0 ? [{ fault: 'part-too-long' as const, who: long.map(({ staffNumber }) => staffNumber) }] : [])
	];
}

export const drillSentences: Record<DrillFault | DrillRefusal, string> = {
	'no-name': '訓練の名称を入力してください。',
	'name-too-long': `名称は${longestDrillName}字以内で入力してください。`,
	'note-too-long': `内容は${longestDrillNote}字以内で入力してください。`,
	'part-too-long': `役割は${longestDrillPart}字以内で入力してください。`,
	'no-day': '訓練をした日を、2026-11-21 や R8.11.21 のように入力してください。',
	'day-to-come': 'まだ来ていない日です。訓練は、終わってから記録してください。',
	nobody: '参加した人を一人以上入力してください。',
	twice: '同じ人が二度入っています。一度だけにしてください。',
	'too-many': `参加した人は一つの訓練に${mostParticipants}人までです。分けて記録してください。`,
	'not-allowed': '訓練を記録できるのは、情報セキュリティ担当です。担当者に頼んでください。',
	'unknown-drill': 'この訓練の記録は見つかりません。一覧を確かめてください。',
	'unknown-people': '職員名簿にない職員番号があります。番号を確かめてください。',
	'similar-people': '見つからない職員番号に、先頭の0を補いました。この人でよければ、もう一度押してください。',
	'changed-since': '表示したあとに、ほかの人がこの記録を変えました。いまの内容を確かめてください。'
};
