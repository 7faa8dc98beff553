import type { CivilDate } from '$lib/domain/calendar';
import type { EvidenceType } from '$lib/domain/evidence';
import type { Registration } from '$lib/domain/qualification';
import type { CompletionState } from '$lib/domain/training';
import type { ShownCorrection } from '$lib/ui/training/record';

/** A holding as it is kept. */
export type ShownHolding = {
	qualificationCode: string;
	/** 合格日 as written */
	passedOn: string;
	countedOn: CivilDate;
	certificateNumber: string | null;
	/** the first day no longer valid; null for good */
	expiresOn: CivilDate | null;
};

/**
 * A file of 証跡, which is opened at /evidence/[id]. `by`: who attached it, null where it was its person; `isUnseen`: it came after its record was
 * confirmed.
 */
export type ShownEvidence = {
	id: number;
	name: string | null;
	type: EvidenceType;
	by?: string | null;
	isUnseen?: boolean;
};

/** A file of 証跡 that somebody took off: who, and why. */
export type ShownRemoval = { by: string; reason: string };

/** A holding of one's own as its card shows it. */
export type OwnHoldingCard = ShownHolding & {
	id: number;
	qualification: string;
	state: CompletionState;
	returnReason: string | null;
	evidence: ShownEvidence[];
	removedEvidence: ShownRemoval[];
	/** what 人事 corrected, the latest first */
	corrections: ShownCorrection[];
	registration: Registration | null;
	isRenewed: boolean;
	/** the names of what it is 相当 to */
	lower: string[];
	/** what is to be told of its 合格日; null where nothing is */
	remark: string | null;
	/** 承認者不在: it waits, and nobody can confirm it today */
	hasNoConfirmer: boolean;
};
