import type { ClaimFields } from '$lib/domain/training';
import { draftOf, dropDraft, keepDraft } from '$lib/offline/drafts';

const name = 'record';

/** What is typed into 受講を記録する, kept on the device through a call or a reload until it is saved. */
export class Draft {
	/** whether the fields show what was typed before */
	isRestored = $state(false);
	#person: string;
	#typed: ClaimFields;
	#isWanted: () => boolean;
	#started: string | null = null;

	/**
	 * @param person 職員番号 of whom the page was made for
	 * @param typed the fields of the form, which are filled from the draft
	 * @param isWanted false where the form was opened with something in it
	 */
	constructor(person: string, typed: ClaimFields, isWanted: () => boolean) {
		this.#person = person;
		this.#typed = typed;
		this.#isWanted = isWanted;
	}

	/** Fills the form with what was typed before; from then on what is typed is kept. */
	start(): void {
		if (!this.#isWanted()) return;
		const before = JSON.stringify(this.#typed);
		void draftOf(this.#person, name)
			.then((draft) => {
				// Whoever has begun to type meanwhile goes on.
				if (draft && JSON.stringify(this.#typed) === before) {
					Object.assign(this.#typed, draft);
					this.isRestored = true;
				}
				this.#started = JSON.stringify(this.#typed);
			})
			.catch(() => {});
	}

	keep(fields: ClaimFields): void {
		if (this.#started === null || JSON.stringify(fields) === this.#started) return;
		this.#started = JSON.stringify(fields);
		void keepDraft(this.#person, name, fields).catch(() => {});
	}

	discard(blank: ClaimFields): void {
		Object.assign(this.#typed, blank);
		this.isRestored = false;
		this.#started = JSON.stringify(blank);
		void dropDraft(this.#person, name).catch(() => {});
	}

	/** What is typed is saved: nothing more of it is kept here. */
	async end(): Promise<void> {
		this.#started = null;
		await dropDraft(this.#person, name).catch(() => {});
	}
}
