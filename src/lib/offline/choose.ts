import { evidenceSentence } from '$lib/domain/evidence';
import { readyFile, type ReadyFile } from './reduce';

/** What came of chosen files: those that can be sent, each once, and why the last of the others cannot; null where all can. */
export type Chosen = { files: ReadyFile[]; refusal: string | null };

/** Makes of chosen files what is sent of them. Loaded when somebody chooses one: no page is drawn with it. */
export async function readyEach(chosen: readonly File[], ready: typeof readyFile = readyFile): Promise<Chosen> {
	const found: Chosen = { files: [], refusal: null };
	for (const file of chosen) {
		const readied = await ready(file);
		if (!readied.ok) found.refusal = evidenceSentence(readied.reason);
		else if (!found.files.some(({ sha256 }) => sha256 === readied.file.sha256)) found.files.push(readied.file);
	}
	return found;
}
