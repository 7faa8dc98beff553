/** Calls back when the network comes back, the page is shown again, or somebody looks at it. Ends with what it returns. */
export function whenWorthTrying(act: () => void): () => void {
	const ended = new AbortController();
	const { signal } = ended;
	addEventListener('online', act, { signal });
	addEventListener('pageshow', act, { signal });
	document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && act(), { signal });
	return () => ended.abort();
}
