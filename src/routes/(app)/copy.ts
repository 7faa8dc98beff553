import { dayInJapan } from '$lib/domain/calendar';
import type { UnsentItem } from '$lib/offline/outbox';
import type { Phone } from './phone.svelte';

type Kept = Pick<Phone, 'courses' | 'sentLately' | 'files'>;

/** What writes the copy: few ever need it, and the pages are drawn without. It comes as soon as something is unsent, for the time without a network. */
export const prepareCopy = () => import('$lib/offline/export');

/** 控えを保存: hands the unsent to the browser as a file, without any server. */
export async function saveCopy(items: readonly UnsentItem[], { courses, sentLately, files }: Kept): Promise<void> {
	const { unsentAsCsv } = await prepareCopy();
	const text = unsentAsCsv(items, {
		courseName: (code) => courses.get(code) ?? code,
		sent: sentLately,
		files: files.kept
	});
	const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
	const link = Object.assign(document.createElement('a'), { href: address });
	// Letters that every device can keep in a file's name.
	link.download = `kenshu-unsent-${dayInJapan(new Date())}.csv`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
