import type { ClaimFields } from '$lib/domain/training';
import { draftOf, dropDraft, keepDraft } from '$lib/offline/drafts';

/** What is being written: each of these has a draft of its own. */
export type Writing = { edits: string | null; mends: number | null; courseCode: string | null };

function nameOf({ edits, mends, courseCode }: Writing): string {
	if (edits !== null) return `record edit ${edits}`;
	if (mends !== null) return `record mend ${mends}`;
	return courseCode === null ? 'record' : `record course ${courseCode}`;
}

function same(one: object, other: object): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** What is typed into 受講を記録する, kept on the device through a call, a reload or a sign-in until it is saved. */
export class Draft {
	/** whether the fields show what was typed before */
	isRestored = $state(false);
	#person: string;
	#name: string;
	#typed: ClaimFields;
	/** what the form was opened with */
	#opened: ClaimFields;
	#last: string | null = null;

	/**
	 * @param person 職員番号 of whom the page was made for
	 * @param typed the fields of the form, which are filled from the draft
	 */
	constructor(person: string, writing: Writing, typed: ClaimFields) {
		this.#person = person;
		this.#name = nameOf(writing);
		this.#typed = typed;
		this.#opened = { ...typed };
	}

	/**
	 * Fills the form with what was typed before; from then on what is typed is kept.
	 *
	 * @param opened what the form was opened with; whoever has typed since goes on
	 * @param isAnswer the fields show what the server has just refused: that is newer than any draft
	 */
	async start(opened: ClaimFields, isAnswer: boolean): Promise<void> {
		this.#opened = { ...opened };
		const draft = isAnswer ? null : await draftOf(this.#person, this.#name).catch(() => null);
		const isUntouched = same(this.#typed, opened);
		this.isRestored = draft !== null && !same(draft, opened) && (isUntouched || same(draft, this.#typed));
		if (this.isRestored) Object.assign(this.#typed, draft);
		this.#last = this.isRestored || isUntouched ? JSON.stringify(this.#typed) : '';
		this.keep({ ...this.#typed });
	}

	keep(fields: ClaimFields): void {
		if (this.#last === null || JSON.stringify(fields) === this.#last) return;
		this.#last = JSON.stringify(fields);
		void keepDraft(this.#person, this.#name, fields).catch(() => {});
	}

	/** Back to what the form was opened with. */
	discard(): void {
		Object.assign(this.#typed, this.#opened);
		this.isRestored = false;
		this.#last = JSON.stringify(this.#typed);
		void dropDraft(this.#person, this.#name).catch(() => {});
	}

	/** What is typed is saved: nothing more of it is kept here. */
	async end(): Promise<void> {
		this.#last = null;
		await dropDraft(this.#person, this.#name).catch(() => {});
	}
}
