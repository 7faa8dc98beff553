/** Who confirms a kind of record: 人事 alone, or the 所属長 of each person (and their deputy) beside 人事. */
export const confirmers = ['人事', '所属長'] as const;
export type Confirmer = (typeof confirmers)[number];

/** 設定: who confirms completions (受講記録) and holdings (資格). */
export type Confirmation = { completions: Confirmer; holdings: Confirmer };

/** What holds until a municipality decides otherwise. */
export const shippedConfirmation: Confirmation = { completions: '人事', holdings: '人事' };
