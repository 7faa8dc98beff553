import type { RecordKind } from '$lib/domain/confirmation';
import type { ReviewAct } from '../record';

/** What somebody was about to do to a record; `reason` empty where none was written. */
export type Unfinished = { kind: RecordKind; id: number; act: ReviewAct; reason: string };

// In the memory of this window alone: signing in again does not load the page anew, and a closed window leaves nothing behind.
let kept: (Unfinished & { person: string }) | null = null;

/** Keeps what was to be done when the session had come to its end; only ever called in a browser. */
export function keepUnfinished(person: string, unfinished: Unfinished): void {
	kept = { ...unfinished, person };
}

/** What this person was about to do before they had to sign in again, once; null for everybody else. */
export function takeUnfinished(person: string): Unfinished | null {
	const found = kept;
	kept = null;
	return found?.person === person ? found : null;
}
