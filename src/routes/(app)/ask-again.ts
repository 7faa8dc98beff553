import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/** Asks again for what is on the screen. Kit would give up a page that is being opened, so whoever has tapped a link goes first. */
export async function askAgain(which: (asked: URL) => boolean): Promise<void> {
	// One that was given up stays there for good: each is waited for once.
	for (let last: Promise<void> | null = null; navigating.complete && navigating.complete !== last;) {
		last = navigating.complete;
		await last.catch(() => {});
	}
	await invalidate(which);
}
