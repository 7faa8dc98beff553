import { type IncomingMessage } from 'node:http';

/** So much of a body is read for the fields before its first file; a pasted list of 500 people is a tenth of it. */
const mostHead = 256 * 1024;

/**
 * The fields that stand before the first file in a form whose body is too large to be taken, so that what was typed can be shown again.
 * Nothing of it where the body is no such form, or has no declared length: then the server in front has begun to read it.
 *
 * @param message the request as it came from the network; undefined where there is no server of our own in front
 */
export async function fieldsBeforeFiles(message: IncomingMessage | undefined): Promise<FormData> {
	const type = message?.headers['content-type'] ?? '';
	const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type) ?? [];
	if (!message || boundary === undefined || message.headers['content-length'] === undefined) return new FormData();
	try {
		return await fieldsIn(await headOf(message), boundary);
	} catch {
		// It broke off, or is not what it says it is: nothing of it is known.
		return new FormData();
	}
}

/** The beginning of the body; what follows is thrown away as it comes, since a browser hears no answer before it has sent it all. */
function headOf(message: IncomingMessage): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const done = () => resolve(Buffer.concat(chunks).subarray(0, mostHead));
		message.once('error', reject).once('close', done).once('end', done);
		message.on('data', (chunk: Buffer) => {
			if (size >= mostHead) return;
			chunks.push(chunk);
			size += chunk.length;
			if (size >= mostHead) done();
		});
	});
}

/** The whole parts before the first one with a file name, read as a form of their own. */
async function fieldsIn(head: Buffer, boundary: string): Promise<FormData> {
	const delimiter = `--${boundary}`;
	const parts = head.toString('latin1').split(delimiter).slice(1, -1);
	const file = parts.findIndex((part) => /^\r\nContent-Disposition:[^\r]*;\s*filename/i.test(part));
	const fields = file < 0 ? parts : parts.slice(0, file);
	if (fields.length === 0) return new FormData();
	const body = [...fields, '--\r\n'].map((part) => delimiter + part).join('');
	const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
	return new Response(Buffer.from(body, 'latin1'), { headers }).formData();
}
