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
export type DrillRefusal = 'not-allowed' | 'unknown-drill' | 'unknown-people' | 'changed-since';

export const longestDrillName = 100;
export const longestDrillNote = 1000;
export const longestDrillPart = 50;
export const mostParticipants = 500;

export type CheckedDrill =
	| { ok: true; value: DrillDraft & { heldOn: CivilDate } }
	/** `who`: the 職員番号 that stand there twice */
	| { ok: false; reason: DrillFault; who: string[] };

/** A 訓練 has a name, a day that has come, and somebody who took part, each once. What is only blanks is left out. */
export function checkDrill(draft: DrillDraft, today: CivilDate): CheckedDrill {
	const value = {
		...{ name: draft.name.trim(), heldOn: draft.heldOn, note: draft.note?.trim() || null },
		participants: draft.participants.map(({ staffNumber, part }) => ({
			staffNumber: staffNumber.trim(),
			part: part?.trim() || null
		}))
	};
	const numbers = value.participants.map(({ staffNumber }) => staffNumber);
	const twice = [...new Set(numbers.filter((number, place) => numbers.indexOf(number) !== place))];
	const reason = faultOf(value, today) ?? (twice.length > 0 ? 'twice' : null);
	if (reason !== null || value.heldOn === null) return { ok: false, reason: reason ?? 'no-day', who: twice };
	return { ok: true, value: { ...value, heldOn: value.heldOn } };
}

function faultOf({ name, heldOn, note, participants }: DrillDraft, today: CivilDate): DrillFault | null {
	if (name === '') return 'no-name';
	if ([...name].length > longestDrillName) return 'name-too-long';
	if ([...(note ?? '')].length > longestDrillNote) return 'note-too-long';
	if (heldOn === null) return 'no-day';
	if (heldOn > today) return 'day-to-come';
	if (participants.length === 0) return 'nobody';
	if (participants.length > mostParticipants) return 'too-many';
	return participants.some(({ part }) => [...(part ?? '')].length > longestDrillPart) ? 'part-too-long' : null;
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
	'changed-since': '表示したあとに、ほかの人がこの記録を変えました。いまの内容を確かめてください。'
};
