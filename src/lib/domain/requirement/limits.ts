export const longestRequirementName = 100;
export const longestRequirementNote = 1000;
export const longestExemptionReason = 100;
/** of a 必須研修 or an exemption that is taken back */
export const longestWithdrawalReason = 200;
/** As many as are left of a year after its first day. */
export const mostDaysAfterHiring = 365;
