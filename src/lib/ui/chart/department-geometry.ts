import { stateWords } from '$lib/ui/state/state';
import { valueScale } from './axis';
import { phoneWidth, textWidth } from './text-width';
import type { ChartAxis, ChartDepartment, DepartmentOrder } from './types';

const lineHeight = 18;
const barHeight = 12;
const gap = 14;
const indent = 14;

/** A department's texts (its name at `indent` px), bar and target; across in percent, down in px. */
export type DepartmentRow = {
	name: { text: string; x: number; y: number };
	says: { text: string; x: string; y: number; anchor: 'start' | 'end' };
	y: number;
	bar: { x: number; width: number };
	target: number | null;
};

/** `commonTarget` is the target where it is the same for all; else each row says its own. */
export type DepartmentGeometry = {
	width: number;
	height: number;
	barHeight: number;
	rows: DepartmentRow[];
	commonTarget: string | null;
};

/** Where everything of the chart of departments stands: on a phone a name and its numbers take two lines where one is too short. */
export function departmentGeometry(
	departments: readonly ChartDepartment[],
	order: DepartmentOrder,
	axis: ChartAxis
): DepartmentGeometry {
	const values = departments.flatMap(({ actual, target }) => [actual.value, target?.value ?? null]);
	const { at } = valueScale(values, axis, [0, 100]);
	const commonTarget = common(departments.map(({ target }) => target?.text ?? null));
	const texts = departments.map((department) => ({
		name: department.name,
		x: order === 'structure' ? (department.depth - 1) * indent : 0,
		says: saysOf(department, commonTarget === null)
	}));
	const oneLine = texts.every(({ name, x, says }) => x + textWidth(name) + textWidth(says) + 8 <= phoneWidth);
	const lines = oneLine ? 1 : 2;
	const rowHeight = lines * lineHeight + barHeight + gap;
	const rows = departments.map(({ actual, target }, index) => {
		const { name, x, says } = texts[index]!;
		const y = index * rowHeight;
		const [zero, end] = [at(0), at(actual.value ?? 0)];
		return {
			name: { text: name, x, y: y + 14 },
			says: {
				text: says,
				y: y + 14,
				...(oneLine ? atTheEnd : { x: String(x), y: y + 14 + lineHeight, anchor: 'start' })
			},
			y: y + lines * lineHeight + 2,
			bar: { x: Math.min(zero, end), width: Math.abs(end - zero) },
			target: target?.value == null ? null : at(target.value)
		} satisfies DepartmentRow;
	});
	const longest = texts.map(({ name, x, says }) => x + Math.max(textWidth(name), textWidth(says)));
	return { width: Math.max(phoneWidth, ...longest), height: rows.length * rowHeight, barHeight, rows, commonTarget };
}

const atTheEnd = { x: '100%', anchor: 'end' } as const;

/** 29.0%（9／31） 目標30% あと3人: where somebody is missing, that says that it is not met. */
function saysOf({ actual, parts, target, judged, shortfall }: ChartDepartment, withTarget: boolean): string {
	const aim = withTarget && target ? `目標${target.text}` : null;
	const judgement = shortfall ?? (judged && stateWords[judged].word);
	return [`${actual.text}${parts && `（${parts}）`}`, aim, judgement].filter(Boolean).join(' ');
}

function common(texts: (string | null)[]): string | null {
	const [first = null] = texts;
	return texts.every((text) => text === first) ? first : null;
}
