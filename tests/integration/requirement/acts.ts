import { copyToYear } from '$lib/server/requirement/draft/copy';
import { deleteDraft } from '$lib/server/requirement/draft/delete';
import { changeRequirement, createRequirement } from '$lib/server/requirement/draft/draw-up';
import { withdrawRequirement } from '$lib/server/requirement/draft/publish';
import { type RequirementSketch } from '../../factories/requirement';
import { type Actor, draftOf, type Town } from './town';

type Outcome = { ok: true } | { ok: false; reason: string };

/** What became of it, in a word. */
export const said = (outcome: Outcome) => (outcome.ok ? 'done' : outcome.reason);

/** What officers do to a 必須研修, by whom it is tried; `seen` is how it stands now unless told. */
export class Acts {
	constructor(readonly town: Town) {}

	async create(actor: Actor, sketch: RequirementSketch = {}) {
		const { database, ledgerNow } = this.town;
		return createRequirement(database, ledgerNow, await this.town.as(actor), draftOf(sketch));
	}

	async change(actor: Actor, id: number, sketch: RequirementSketch, seen?: number) {
		const { database, ledgerNow } = this.town;
		const command = { id, seen: await this.#seen(id, seen), draft: draftOf(sketch) };
		return changeRequirement(database, ledgerNow, await this.town.as(actor), command);
	}

	async withdraw(actor: Actor, id: number, reason = '法令が変わったため', seen?: number) {
		const command = { id, seen: await this.#seen(id, seen), reason };
		return withdrawRequirement(this.town.database, await this.town.as(actor), command);
	}

	async copy(actor: Actor, ids: number[], fiscalYear = 2027) {
		const { database, ledgerNow } = this.town;
		return copyToYear(database, ledgerNow, await this.town.as(actor), { ids, fiscalYear });
	}

	async remove(actor: Actor, id: number, seen?: number) {
		const command = { id, seen: await this.#seen(id, seen) };
		return deleteDraft(this.town.database, await this.town.as(actor), command);
	}

	async #seen(id: number, seen?: number): Promise<number> {
		return seen ?? (await this.town.requirement(id)).entry;
	}
}
