export const longestRequirementName = 100;
export const longestRequirementNote = 1000;
export const longestExemptionReason = 100;
/** As many as are left of a year after its first day. */
export const mostDaysAfterHiring = 365;
