import type { OthersErrors, OthersFields } from '$lib/domain/training';
import type { SentEvidence } from '$lib/server/evidence/judge';
import type { OthersRow } from '$lib/server/training/others';

/** What a form of the page is answered: `typed` comes back to be put right, `preview` is to be looked at, `done` is done. */
export type OthersAnswer = {
	step: 'typed' | 'preview' | 'done';
	fields: OthersFields;
	errors: OthersErrors & { evidence?: string };
	message: string | null;
	sent: SentEvidence[];
	rows: OthersRow[];
	unread: string[];
	repeated: string[];
	/** how many records have all of `sent` now */
	proven: number;
	/** the 取下げ that was not done, with why and what was typed; null where none was asked for */
	refused: { id: number; message: string; reason: string } | null;
};

/** The same with nothing in it but what is said. */
export function othersAnswer(said: Partial<OthersAnswer> & Pick<OthersAnswer, 'step' | 'fields'>): OthersAnswer {
	return { errors: {}, message: null, sent: [], rows: [], unread: [], repeated: [], proven: 0, refused: null, ...said };
}

export const blankOthers: OthersFields = { courseCode: '', completedOn: '', hours: '', method: '', people: '' };
