export const longestRequirementName = 100;
export const longestRequirementNote = 1000;
/** of an 実施方法, as in 代理で記録 */
export const longestRequirementMethod = 40;
export const mostRequirementMethods = 20;
export const longestExemptionReason = 100;
/** of a 必須研修 or an exemption that is taken back */
export const longestWithdrawalReason = 200;
/** As many as are left of a year after its first day. */
export const mostDaysAfterHiring = 365;
