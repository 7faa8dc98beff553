/** Why a record is returned for its evidence alone: offered to whoever returns one. */
export const evidenceReasons = ['証跡が読めません。', '証跡がありません。'] as const;

/** Whether a record was returned for its evidence and nothing else, so that another file is all its person was asked for. */
export function isForEvidenceAlone(reason: string | null): boolean {
	if (!reason?.trim()) return false;
	return evidenceReasons.reduce<string>((rest, one) => rest.replaceAll(one, ''), reason).trim() === '';
}
