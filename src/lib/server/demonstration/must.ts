type Refused = { ok: false; reason: string };

/** What a command answered when it did what the town wants of it. @throws Error where it refused: then the town is not as it is told */
export function must<T extends { ok: true }>(outcome: T | Refused): T {
	if (!outcome.ok) throw new Error(`the demonstration town was refused: ${outcome.reason}`);
	return outcome as T;
}
