/** So many letters a name of a plan or an indicator has at most, and a unit: both stand in headings and tables. */
export const longestName = 200;
export const longestUnit = 20;

/** Whether a text has letters nobody sees: line breaks, or what turns the direction of reading. */
export function hasControl(text: string): boolean {
	return /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
}
