/** What a command of the product answered for the invented town. @throws Error where it was refused: the town breaks a rule then */
export function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
	if (!outcome.ok) throw new Error(`the demonstration town was refused: ${JSON.stringify(outcome)}`);
	return outcome as Extract<T, { ok: true }>;
}
