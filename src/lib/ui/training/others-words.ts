import { type OthersDone, type OthersRefusal, othersWords } from '$lib/domain/training';

/** One person of the list of 代理で記録, and what becomes of them; `name` null for a number that is nobody's. */
export type OthersLine = {
	said: string;
	staffNumber: string | null;
	name: string | null;
	department: string | null;
	/** the name that the list gives them and that is not theirs; null where none is */
	otherName: string | null;
	outcome: OthersDone | OthersRefusal;
};

type Outcome = OthersLine['outcome'];

/** `tone`: that of the tag before the heading. */
export type OthersGroup = { key: 'done' | 'known' | 'refused'; heading: string; tone: string; lines: OthersLine[] };

const groupOf: Partial<Record<Outcome, OthersGroup['key']>> = {
	...{ recorded: 'done', mended: 'done' },
	...{ joined: 'known', 'already-joined': 'known' }
};

const headings = {
	before: { done: '記録します', known: 'すでにあります', refused: '記録できません' },
	after: { done: '記録しました', known: 'すでにあります', refused: '記録していません' }
};
const tones = { done: 'green', known: 'gray', refused: 'red' } as const;

/** The lines in three groups, what went wrong first and without those nobody is in. @param isDone whether it has been done, or is yet to be */
export function othersGroups(lines: readonly OthersLine[], isDone: boolean): OthersGroup[] {
	const words = headings[isDone ? 'after' : 'before'];
	return (['refused', 'known', 'done'] as const)
		.map((key) => ({
			...{ key, heading: words[key], tone: tones[key] },
			lines: lines.filter(({ outcome }) => (groupOf[outcome] ?? 'refused') === key)
		}))
		.filter((group) => group.lines.length > 0);
}

const doneNotes: Partial<Record<Outcome, string>> = {
	mended: '差し戻された記録を直しました',
	joined: 'すでに記録があるので、代理の記録を加えました'
};

/** What is said beside one person; null where the heading says it all. */
export function othersNote({ outcome }: OthersLine, isDone: boolean): string | null {
	if (outcome === 'recorded') return null;
	return (isDone ? doneNotes[outcome] : undefined) ?? othersWords[outcome];
}

/** Whether anything would be written for anybody. @param hasFiles evidence is put on what was known before too */
export function isWorthDoing(lines: readonly OthersLine[], hasFiles: boolean): boolean {
	const worth: Outcome[] = ['recorded', 'mended', 'joined', ...(hasFiles ? (['already-joined'] as const) : [])];
	return lines.some(({ outcome }) => worth.includes(outcome));
}
