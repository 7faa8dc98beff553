import type { CivilDate } from '$lib/domain/calendar';
import type { EvidenceType } from '$lib/domain/evidence';
import type { CompletionState } from '$lib/domain/training';

/** A file of 証跡, opened at /evidence/[id]. `size` in bytes; width and height in pixels, null for a PDF. */
export type EvidenceFile = {
	id: number;
	name: string | null;
	type: EvidenceType;
	size: number;
	width: number | null;
	height: number | null;
	/** who attached it; null where it was its person */
	by?: string | null;
	/** it came after its record was confirmed */
	isUnseen?: boolean;
};

type Shown = {
	id: number;
	/** the entry that wrote it last: what the reviewer has seen */
	entry: number;
	/** the entry that made it known: its place in the queue */
	addedBy: number;
	/** what stands for its evidence as it was seen */
	evidence: string;
	name: string;
	staffNumber: string;
	department: string | null;
	state: CompletionState;
	returnReason: string | null;
	/** why it was returned the last time; null where it never was */
	formerReason?: string | null;
	/** why it was put aside; null where it was not */
	heldReason: string | null;
	/** the day it became known here */
	recordedOn: CivilDate;
	files: EvidenceFile[];
};

/** 受講記録 before the eyes of whoever confirms it. */
export type CompletionRecord = Shown & {
	kind: 'completion';
	courseCode: string;
	course: string;
	completedOn: CivilDate;
	hours: number | null;
	comprehension: number | null;
	method: string | null;
	sources: string[];
	/** 代理で記録: by whom */
	enteredBy: string | null;
	/** how many wait of this course and day, itself among them */
	sameDay: number;
	duplicates: CompletionDuplicate[];
};

/** 資格 before the eyes of whoever confirms it. */
export type HoldingRecord = Shown & {
	kind: 'holding';
	qualificationCode: string;
	qualification: string;
	passedOn: string;
	countedOn: CivilDate;
	certificateNumber: string | null;
	expiresOn: CivilDate | null;
	/** what is to be told of its 合格日; null where nothing is */
	remark: string | null;
	duplicates: HoldingDuplicate[];
};

export type WaitingRecord = CompletionRecord | HoldingRecord;

/** Another record of the same person and course, a few days before or after. */
export type CompletionDuplicate = {
	id: number;
	completedOn: CivilDate;
	hours: number | null;
	method: string | null;
	state: CompletionState;
	sources: string[];
	files: EvidenceFile[];
};

/** Another record of the same certificate. `shown` null: of somebody whose qualifications the viewer may not see. */
export type HoldingDuplicate = {
	id: number;
	reason: 'same-number' | 'same-qualification';
	shown: {
		name: string;
		staffNumber: string;
		department: string | null;
		qualification: string;
		passedOn: string;
		certificateNumber: string | null;
		state: CompletionState;
	} | null;
	files: EvidenceFile[];
};

/** What is done to a record with one press, or with a reason. */
export type ReviewAct = 'confirm' | 'return' | 'hold' | 'release';

/** Why an act was refused. `record`: what the record says now, where that was the reason. */
export type Refused = {
	id: number;
	act: ReviewAct;
	reason: string;
	isReason: boolean;
	message: string;
	record: WaitingRecord | null;
};

/** What the page's actions answer. `record`: as it stands now, where it goes on waiting. */
export type ReviewAnswer =
	{ done: { id: number; act: ReviewAct; record: WaitingRecord | null } } | { refused: Refused };
