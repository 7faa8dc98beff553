import { expect, it } from 'vitest';
import { databaseFile, isMissingFile } from './database-file.mjs';

it.each([
	{ url: 'file:data/demo.db', file: 'data/demo.db', because: 'below the checkout' },
	{ url: 'file:/srv/kenshu.db', file: '/srv/kenshu.db', because: 'an absolute path' },
	{ url: 'file:///srv/kenshu.db', file: '/srv/kenshu.db', because: 'an absolute path as a full address' },
	{ url: 'file:data/%E7%A0%94.db?mode=rwc', file: 'data/研.db', because: 'with signs for other letters, and settings' },
	{ url: 'libsql://db.example.lg.jp', file: null, because: 'a server' }
])('finds $file in $url ($because)', ({ url, file }) => {
	expect(databaseFile(url)).toBe(file);
});

it('takes a server for something that is there', () => {
	expect(isMissingFile('libsql://db.example.lg.jp')).toBe(false);
	expect(isMissingFile('file:data/no-such.db')).toBe(true);
});
