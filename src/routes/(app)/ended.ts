import { type SessionEnd, signInPath } from '$lib/domain/access';
import { forgetPerson } from '$lib/offline/identity';
import { type Reached } from '$lib/offline/reach';
import { setLeaving } from './leaving';

/**
 * Somebody has ended the session from elsewhere, as of a phone that was lost: nothing that can be read stays here, whatever the window
 * shows. What is unsent stays sealed.
 *
 * @returns whether it was so: then there is only the way to the sign-in
 */
export async function forgetIfEndedElsewhere(reached: Reached): Promise<boolean> {
	if (reached.outcome !== 'needs-sign-in' || !reached.elsewhere) return false;
	setLeaving(true);
	await forgetPerson().catch(() => {});
	return true;
}

/** The sign-in that leads back to the page on the screen. Only in a browser. */
export function signInHere(ended: SessionEnd | null): string {
	return signInPath(location.pathname + location.search, ended);
}

/** How a session has ended that the server does not know any more; null where it does not say. */
export function endOf({ ended, elsewhere }: Extract<Reached, { outcome: 'needs-sign-in' }>): SessionEnd | null {
	if (elsewhere) return 'elsewhere';
	return ended ? 'time' : null;
}
