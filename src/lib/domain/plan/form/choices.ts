export type Choice = { value: string; label: string };

/** What a form of a rule offers: what is in use in the town, and whatever the rule already names. */
export type RuleChoices = {
	courses: Choice[];
	qualifications: Choice[];
	/** in 機構順; `depth` 1 is the top, 0 one that is not valid today */
	departments: (Choice & { depth: number })[];
	/** free words by the lists of a population that hold them */
	employmentTypes: string[];
	jobClasses: string[];
	ranks: string[];
	roles: string[];
	absences: string[];
};
