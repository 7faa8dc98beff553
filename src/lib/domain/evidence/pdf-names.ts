import { latin1 } from './bytes';

/** What a PDF has that does something when it is opened, or carries other files. */
const active: ReadonlySet<string> = new Set([
	...['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'Rendition', 'XFA'],
	...['SubmitForm', 'ImportData', 'GoToE'],
	// A file elsewhere: a Windows PC introduces itself to whichever server its path names.
	...['GoToR', 'GoTo3DView', 'Movie', 'Sound']
]);

/**
 * A name as it is written, each of its letters perhaps as two digits of hexadecimal, up to where it ends; no name is the last thing there
 * is.
 */
const names = /\/((?:[A-Za-z0-9]|#[0-9A-Fa-f]{2}){3,14})(?=[\s\0()<>[\]{}/%])/g;

/**
 * Whether this part of a PDF says that it is locked, or names something that acts. Looks at every byte, inside of texts too: to tell
 * what a reader would take for a text is what those who hide something play with.
 */
export function pdfNamesFault(bytes: Uint8Array): 'pdf-locked' | 'pdf-active' | null {
	let isActive = false;
	for (const [, written] of latin1(bytes).matchAll(names)) {
		const name = written!.replace(/#(..)/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
		if (name === 'Encrypt') return 'pdf-locked';
		isActive ||= active.has(name);
	}
	return isActive ? 'pdf-active' : null;
}
