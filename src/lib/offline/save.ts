import { type CommandAnswer } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { editUnsent } from './change';
import { keepRecord, type KeepOutcome, type NotKept } from './outbox';
import { type FilesOf, keepFiles } from './files';
import { isHanging, noteHanging } from './patience';
import { type Round } from './queue';
import { type ReadyFile } from './reduce';
import { storageTrouble, type StorageTrouble } from './storage';

/**
 * What came of 保存する. `sent`: the server has it; `known`: it had the same already. `unsent`: it is kept here. `refused`: it is kept here
 * with the server's reason. `unkept`: it could not even be kept, and nothing was sent.
 * `fileTrouble`: why its files could not be kept; they are not sent, the record is.
 */
export type Saved =
	| { how: 'sent' | 'known' | 'unsent'; recordId: string; fileTrouble: StorageTrouble | null }
	| {
			how: 'refused';
			opId: string;
			fileTrouble: StorageTrouble | null;
			answer: Extract<CommandAnswer, { outcome: 'rejected' | 'conflict' }>;
	  }
	| { how: 'unkept'; reason: StorageTrouble | NotKept };

export type SaveSettings = {
	/** 職員番号 of whom the page was made for */
	person: string;
	/** the command this one takes the place of; null for a new record */
	instead: string | null;
	/** the id of the returned record that becomes the claim; null for none */
	mends?: number | null;
	/** what proves it */
	files?: readonly ReadyFile[];
	wake: () => Promise<Round>;
	/** ms to wait for the server before saying 未送信; it is kept by then, and the screen says so when the answer comes after all */
	patience?: number;
};

/** ms. Whoever has pressed 保存する sees within 2 s, the next page drawn, that it is kept; less where the server was just waited for in vain. */
const [ordinary, afterVain] = [1500, 250];

/** 受講を記録する: kept here first; then the server has a moment to answer for that very command. */
export async function saveRecord(claim: ClaimFields, settings: SaveSettings): Promise<Saved> {
	const { wake, patience = isHanging() ? afterVain : ordinary } = settings;
	const kept = await keep(claim, settings);
	if (!kept.ok) return { how: 'unkept', reason: kept.reason };
	const fileTrouble = await keepBeside(settings, { ...kept, claim });
	const answer = await soon(wake, patience).then((round) => round?.answers.find(({ opId }) => opId === kept.opId));
	const { opId, recordId } = kept;
	if (answer?.outcome === 'rejected' || answer?.outcome === 'conflict')
		return { how: 'refused', opId, fileTrouble, answer };
	if (answer?.outcome === 'applied') return { how: 'sent', recordId, fileTrouble };
	return { how: answer?.outcome === 'duplicate' ? 'known' : 'unsent', recordId, fileTrouble };
}

async function keep(
	claim: ClaimFields,
	{ person, instead, mends = null }: SaveSettings
): Promise<KeepOutcome | { ok: false; reason: StorageTrouble }> {
	try {
		return instead === null ? await keepRecord(person, claim, mends) : await editUnsent(person, instead, claim);
	} catch (thrown) {
		return { ok: false, reason: storageTrouble(thrown) };
	}
}

/** null where they are kept, or there are none. */
async function keepBeside({ person, files = [] }: SaveSettings, record: FilesOf): Promise<StorageTrouble | null> {
	try {
		await keepFiles(person, record, files);
		return null;
	} catch (thrown) {
		return storageTrouble(thrown);
	}
}

/** null where it takes longer, or fails: what is kept goes with a later attempt, or is answered yet. */
async function soon(wake: () => Promise<Round>, patience: number): Promise<Round | null> {
	const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience));
	const round = await Promise.race([wake().catch(() => null), late]);
	if (round !== 'late') return round;
	noteHanging();
	return null;
}
