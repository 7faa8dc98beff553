/**
 * Reads what is left of a request that is answered without it, and throws it away. Whoever still sends hears no answer before they have
 * sent it all, and finds the way closed instead: a phone would take a 401 for no network. The server's limit of a body bounds it.
 */
export async function hearOut({ body, bodyUsed }: Pick<Request, 'body' | 'bodyUsed'>): Promise<void> {
	if (body === null || bodyUsed || body.locked) return;
	const reader = body.getReader();
	try {
		while (!(await reader.read()).done);
	} catch {
		// It broke off, or is larger than anything that is taken: there is nobody to wait for.
	}
}
