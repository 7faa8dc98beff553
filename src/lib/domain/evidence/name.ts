const longest = 80;

/** Control characters, and those that turn the direction of writing: `fdp.exe` can be made to read `exe.pdf`. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** What no file may be called on one system or another. */
const forbidden = /[<>:"|?*]/g;

/**
 * The name of a file without its folder and without what could mislead, of at most 80 characters with its ending kept; null where
 * nothing is left of it.
 */
export function harmlessName(name: string | null): string | null {
	const own = (name ?? '').toWellFormed().split(/[\\/]/).at(-1) ?? '';
	const plain = own.normalize('NFC').replace(unseen, '').replace(forbidden, '_').trim().replace(/^\.+/, '').trim();
	const letters = [...plain];
	if (letters.length === 0) return null;
	if (letters.length <= longest) return plain;
	const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? '';
	return letters.slice(0, longest - ending.length).join('') + ending;
}
