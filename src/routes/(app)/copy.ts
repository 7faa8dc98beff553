import { dayInJapan } from '$lib/domain/calendar';
import { unsentAsText } from '$lib/offline/export';
import { type UnsentItem } from '$lib/offline/outbox';
import { type Courses } from '$lib/ui/phone/courses';

/** 控えを保存: hands the unsent to the browser as a file, without any server. */
export function saveCopy(items: readonly UnsentItem[], courses: Courses): void {
	const now = new Date();
	const text = unsentAsText(items, (code) => courses.get(code) ?? code, now);
	// Windows reads a text as UTF-8 only with a mark before it.
	const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
	const link = Object.assign(document.createElement('a'), { href: address });
	// Letters that every device can keep in a file's name.
	link.download = `kenshu-unsent-${dayInJapan(now)}.txt`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
