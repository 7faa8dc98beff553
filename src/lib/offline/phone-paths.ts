/** The pages that open without a network; every other page is the office's. The worker and the build ask this list alone. */
export const phonePaths: readonly string[] = ['/', '/records', '/records/new', '/outbox', '/devices'];

/** Whether this path is one of the phone's, with or without a slash at its end. */
export function isPhonePath(pathname: string): boolean {
	return phonePaths.includes(pathname.replace(/(.)\/$/, '$1'));
}
