import { expect, it, vi } from 'vitest';

it('runs in a time zone other than that of Japan, where the server may stand', () => {
	expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/Los_Angeles');
	expect(new Date('2026-04-01T00:00:00+09:00').getDate(), '1 April in Japan is 31 March here').toBe(31);
});

it('runs in a language other than Japanese', () => {
	expect((1234.5).toLocaleString(), 'Turkish writes a point where Japanese has a comma').toBe('1.234,5');
});

it('lets a test expect an error on the console', () => {
	const error = vi.spyOn(console, 'error').mockImplementation(() => {});
	console.error('expected');
	expect(error).toHaveBeenCalledWith('expected');
	error.mockRestore();
});
