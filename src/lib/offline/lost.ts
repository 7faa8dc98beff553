/** What Chromium, Firefox and Safari call a request, or a part of the application, that did not come. */
const words = /failed to fetch|networkerror|load failed|importing a module script failed|error loading dynamically/i;

/** Whether something failed for want of a network: browsers tell it from any other mistake by their words alone. */
export function isForWantOfNetwork(thrown: unknown): boolean {
	return thrown instanceof TypeError && words.test(thrown.message);
}
