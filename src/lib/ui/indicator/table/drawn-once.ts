/** Rows that the server has drawn: they travel (`rows`) only to a browser that will draw them itself; `here` never travels. */
export type DrawnOnce<T> = { rows: T[] | null; readonly here?: T[] };

/** @param travel whether a browser will draw them: Kit serialises `rows` and, as it is not enumerable, not `here` */
export function drawnOnce<T>(rows: T[], travel: boolean): DrawnOnce<T> {
	const sent: DrawnOnce<T> = { rows: travel ? rows : null };
	return Object.defineProperty(sent, 'here', { value: rows, enumerable: false });
}

/** Null in a browser that shows the page as the server drew it. */
export function rowsOf<T>({ rows, here }: DrawnOnce<T>): T[] | null {
	return here ?? rows;
}
