/** What is wrong with a value, as a code: plan.json and the forms each say it in their own words. */
export type Problem =
	| { code: 'missing' | 'blank' | 'not-text' | 'not-an-object' | 'not-a-list' | 'not-a-flag' | 'not-a-number' }
	| { code: 'not-a-date' | 'not-a-year' | 'not-two-years' | 'years-reversed' }
	| { code: 'unknown-word'; words: readonly string[] }
	| { code: 'not-whole'; least: number }
	| { code: 'outside'; least: number; most: number }
	| { code: 'unknown-key'; known: readonly string[] }
	/** neither or both of `anyOf` and `allOf` */
	| { code: 'any-or-all' }
	| { code: 'at-least-with-all' }
	/** a code that no plan or indicator may have */
	| { code: 'reserved-code' }
	/** letters nobody sees, or more letters than there is room for */
	| { code: 'control-characters' }
	| { code: 'too-long'; most: number }
	/** the same once more; `earlier` is the path of the first */
	| { code: 'same-target' | 'same-plan' | 'same-indicator'; earlier: string };

/** A fault at a path such as `plans[0].indicators[2].since`, of a form `since`; the value as it is written, undefined where there is none. */
export type PlanFault = { path: string; value: unknown; problem: Problem };

/** What is told but refused nowhere in plan.json: something that has no effect or that looks odd. */
export type Remark =
	| { code: 'unknown-key' }
	/** it is read only together with another word: `window` cumulative, `count` new, `measure` threshold */
	| { code: 'unused'; when: 'cumulative' | 'new' | 'threshold' }
	| Oddity;

/** What cannot be meant, though it can be read. */
export type Oddity =
	| { code: 'since-after-first-target'; firstTarget: number }
	| { code: 'percent-outside'; percent: number }
	| { code: 'year-outside-plan'; fiscalYear: number };

export type PlanRemark = { path: string; remark: Remark };
