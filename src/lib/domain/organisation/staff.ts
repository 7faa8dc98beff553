import { type CivilDate } from '$lib/domain/calendar';

/** One employment of one person; a re-hire comes under a new 職員番号. `leftOn` is the last day employed, null is open. */
export type Staff = {
	staffNumber: string;
	name: string;
	kana: string | null;
	formerName: string | null;
	email: string | null;
	hiredOn: CivilDate;
	leftOn: CivilDate | null;
};

/** 本務 is the post that counts; 兼務 is held beside it. */
export const assignmentKinds = ['本務', '兼務'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

/** 発令: a person's post in a department. `to` is its last day; null ends by itself with the employment. */
export type Assignment = {
	staffNumber: string;
	departmentCode: string;
	kind: AssignmentKind;
	employmentType: string | null;
	jobClass: string | null;
	rank: string | null;
	from: CivilDate;
	to: CivilDate | null;
};

/** 休業等: 育児休業, 休職, 派遣 and what else the municipality names. Without effect outside the employment. */
export type Absence = { staffNumber: string; kind: string; from: CivilDate; to: CivilDate | null };
