import { request, type IncomingHttpHeaders } from 'node:http';

export type Question = { method?: string; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Asks without a browser's or fetch's own ideas: any header may be sent, no redirect is followed, nothing is unpacked. */
export function ask(url: string, path: string, { method = 'GET', headers, body }: Question = {}): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => {
				const text = Buffer.concat(parts).toString();
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
			});
		});
		asked.on('error', reject);
		asked.end(body);
	});
}

const always: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()'
};

/** What every answer must carry and does not, in words; none when all is well. */
export function headerFaults({ headers }: Answer, isHttps: boolean): string[] {
	const wanted = Object.entries(always).filter(([name, value]) => headers[name] !== value);
	const hsts = headers['strict-transport-security'];
	const expected = isHttps ? 'max-age=31536000' : undefined;
	return [
		...wanted.map(([name]) => `${name} is ${headers[name]}`),
		...(hsts === expected ? [] : [`strict-transport-security is ${hsts}`]),
		...policyFaults(String(headers['content-security-policy']))
	];
}

const closed = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];
const loose = /unsafe-inline|unsafe-eval|\*|https?:|data:|blob:|strict-dynamic/;

function policyFaults(policy: string): string[] {
	const directives = policy.split(';').map((directive) => directive.trim());
	const formAction = directives.find((directive) => directive.startsWith('form-action ')) ?? '';
	return [
		...closed.filter((directive) => !directives.includes(directive)).map((directive) => `policy without ${directive}`),
		...(/^form-action '(self|none)'$/.test(formAction) ? [] : ['policy lets forms go elsewhere']),
		...(loose.test(policy) ? [`policy is loose: ${policy}`] : [])
	];
}

/** What a page has in it that its own policy refuses, or that its nonce does not guard; none for what is no page. */
export function pageFaults({ headers, text }: Answer): string[] {
	if (!headers['content-type']?.startsWith('text/html') || text === '') return [];
	const nonce = nonceOf(headers);
	// Data of that type is never run, so it needs no nonce.
	const scripts = (text.match(/<script\b[^>]*>/g) ?? []).filter((tag) => !tag.includes('type="application/json"'));
	const unguarded = scripts.filter((tag) => nonce === null || !tag.includes(`nonce="${nonce}"`));
	const tags = text.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').match(/<[a-z][^>]*>/gi) ?? [];
	const inline = tags.filter((tag) => /^<style\b|\sstyle="|\son[a-z]+="|href="javascript:/i.test(tag));
	const isOurs = text.includes('<html lang="ja">') && text.includes('研修手帳');
	return [...unguarded, ...inline, ...(isOurs ? [] : [`no page of ours: ${text.slice(0, 80)}`])];
}

/** null where the policy allows no script at all, or none by a nonce. */
export function nonceOf(headers: IncomingHttpHeaders): string | null {
	return /script-src[^;]*'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? null;
}
