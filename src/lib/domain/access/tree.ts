/** One department of a day's tree; `parentCode` null at the top. */
export type Branch = { code: string; parentCode: string | null };

/** The tree as a way upwards: code → code above, null at the top. */
type Parents = ReadonlyMap<string, string | null>;

export function parentsOf(tree: readonly Branch[]): Parents {
	return new Map(tree.map((branch) => [branch.code, branch.parentCode]));
}

/** The department and those above it, nearest first; empty where the tree has no such department. */
export function departmentLine(parents: Parents, code: string | null): string[] {
	const line: string[] = [];
	for (let next = code; next !== null && parents.has(next) && !line.includes(next); next = parents.get(next) ?? null) {
		line.push(next);
	}
	return line;
}

/** These departments and everything below them; a code the tree does not have leads nowhere. */
export function withBelow(parents: Parents, codes: Iterable<string>): Set<string> {
	const wanted = new Set(codes);
	const isBelow = (code: string) => departmentLine(parents, code).some((above) => wanted.has(above));
	return new Set(wanted.size === 0 ? [] : [...parents.keys()].filter(isBelow));
}
