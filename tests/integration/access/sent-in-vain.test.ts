import { expect, it } from 'vitest';
import { sentInVain } from '$lib/server/access/answer/refused';

/** A form that came without JavaScript when its session had ended. */
function sent(path: string, fields: Record<string, string>, method = 'POST') {
	const url = new URL(path, 'http://localhost');
	const body = method === 'POST' ? new URLSearchParams(fields) : undefined;
	const request = new Request(url, { method, headers: { accept: 'text/html' }, body });
	return sentInVain({ request, url }, '/login?next=%2F&session=ended');
}

it('is answered with what was put into words, and nothing of it is markup', async () => {
	const answer = await sent('/requirements/new', {
		name: '研修 <b>',
		year: '2026',
		dueOn: '2027-01-31',
		note: '研修 <b>'
	});
	const page = await answer!.text();
	expect(page.match(/<pre>.*<\/pre>/g)).toEqual(['<pre>研修 &lt;b&gt;</pre>']);
	expect(page).toContain('href="/login?next=%2F&amp;session=ended"');
	expect(answer!.status).toBe(401);
});

it.each([
	['/password', { current: 'the old one!', next: 'a new one, 長い' }, 'POST', 'passwords are never shown'],
	['/deputies', { staffNumber: '001207', from: '2026-11-03' }, 'POST', 'there is nothing to write down again'],
	['/requirements/new', {}, 'GET', 'a page was only opened']
])('leads straight to the sign-in from %s with %o by %s: %s', async (path, fields, method, _because) => {
	expect(await sent(path, fields as Record<string, string>, method)).toBeNull();
});
