export const courseCategories = ['DX', '情報セキュリティ', 'その他'] as const;
export type CourseCategory = (typeof courseCategories)[number];

/** 研修. `validMonths` is the 有効月数 of a completion; null counts for good. */
export type Course = {
	code: string;
	name: string;
	category: CourseCategory;
	provider: string | null;
	validMonths: number | null;
};
