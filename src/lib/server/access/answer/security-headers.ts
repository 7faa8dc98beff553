/** For answers that are no page of the application: those bring their own policy, with a nonce. */
const bareContentPolicy =
	"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const always: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	// The camera is for reading a QR code and photographing a certificate, on our own pages.
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()'
};

/** What every answer carries, whoever gives it: it keeps other sites and guessing browsers away. */
export function securityHeaders(isHttps: boolean): Record<string, string> {
	const httpsOnly: Record<string, string> = isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {};
	return { ...always, ...httpsOnly, 'content-security-policy': bareContentPolicy };
}

/** Puts them on an answer of the application, of which nothing may stay on a shared PC: pages show records of people. */
export function addSecurityHeaders(headers: Headers, isHttps: boolean): void {
	const pagePolicy = headers.get('content-security-policy');
	for (const [name, value] of Object.entries(securityHeaders(isHttps))) headers.set(name, value);
	if (pagePolicy !== null) headers.set('content-security-policy', pagePolicy);
	headers.set('cache-control', 'no-store');
}
