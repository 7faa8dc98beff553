/** Names of courses by their codes. */
export type Courses = ReadonlyMap<string, string>;

type Named = { code: string; name: string };

/** Every course that 受講を記録する offers. */
export function coursesOf({ required, recent, others }: Record<'required' | 'recent' | 'others', Named[]>): Courses {
	return new Map([...others, ...recent, ...required].map(({ code, name }) => [code, name]));
}
