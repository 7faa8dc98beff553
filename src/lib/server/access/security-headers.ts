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
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
	// Pages show records of people: none may stay on a shared PC. Hashed assets are served before this and stay cached.
	'cache-control': 'no-store'
};

/** Puts on every answer what keeps other sites, shared PCs and guessing browsers away from it. */
export function addSecurityHeaders(headers: Headers, isHttps: boolean): void {
	for (const [name, value] of Object.entries(always)) headers.set(name, value);
	if (isHttps) headers.set('strict-transport-security', 'max-age=31536000');
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', bareContentPolicy);
}
