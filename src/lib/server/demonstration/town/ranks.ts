import type { Category } from './categories';
import { depthOf, GENERAL_AFFAIRS_SECTION } from './departments';

const ladders: Partial<Record<Category, [fromYears: number, rank: string][]>> = {
	administrative: [
		[26, '課長補佐'],
		[18, '係長'],
		[10, '主査'],
		[4, '主任'],
		[0, '主事']
	],
	fire: [
		[24, '消防司令'],
		[14, '消防司令補'],
		[6, '消防士長'],
		[0, '消防士']
	],
	childcare: [
		[20, '主任保育士'],
		[0, '保育士']
	],
	labour: [
		[20, '技能長'],
		[0, '技能員']
	],
	fixedTerm: [[0, '専門員']],
	reappointed: [[0, '主査']]
};

const specialRanks: Record<string, string> = {
	[GENERAL_AFFAIRS_SECTION]: '副市長',
	'0360': '教育長',
	'0270': '上下水道事業管理者'
};

/** 職位 by post and years of service; blank where there is none, as for 会計年度任用職員. */
export function rankOf(post: { department: string; category: Category; head: boolean }, years: number): string {
	if (post.head) return depthOf(post.department) === 1 ? '部長' : '課長';
	if (post.category === 'special') return specialRanks[post.department] ?? '';
	return ladders[post.category]?.find(([from]) => years >= from)?.[1] ?? '';
}
