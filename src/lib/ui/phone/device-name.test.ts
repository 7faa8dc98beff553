import { expect, it } from 'vitest';
import { deviceName } from './device-name';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
	{
		userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/140.0.0.0 Mobile Safari/537.36`,
		name: 'Android の Chrome'
	},
	{
		userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Version/18.5 Mobile/15E148 Safari/604.1`,
		name: 'iPhone の Safari'
	},
	{
		userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X) ${webkit} Version/18 Mobile/15E148 Safari/604`,
		name: 'iPad の Safari'
	},
	{
		userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
		name: 'Windows の Edge'
	},
	{ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', name: 'Linux の Firefox' },
	{ userAgent: 'Mozilla/5.0 (Windows NT 10.0)', name: 'Windows' },
	{ userAgent: 'curl/8', name: '名前の分からない端末' },
	{ userAgent: null, name: '名前の分からない端末' }
])('$name', ({ userAgent, name }) => {
	expect(deviceName(userAgent)).toBe(name);
});
