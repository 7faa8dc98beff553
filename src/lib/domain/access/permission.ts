import { type AccountRole } from './role';
import { type Viewer } from './viewer';

export const permissions = [
	/** enter a completion of one's own */
	'completion:record:own',
	/** see the ledger of one's own */
	'completion:read:own',
	/** see a completion, whoever's it is */
	'completion:read',
	/** enter completions for others (代理で記録) */
	'completion:record:others',
	/** confirm a completion, return it with a reason, or put it aside */
	'completion:confirm',
	/** put a claim right in place of whoever recorded it, with a reason */
	'completion:correct',
	/** enter a qualification of one's own */
	'holding:record:own',
	/** see a qualification, whoever's it is */
	'holding:read',
	/** confirm a qualification, return it with a reason, or put it aside */
	'holding:confirm',
	/** put a qualification right in place of whoever recorded it, with a reason */
	'holding:correct',
	/** appoint somebody to confirm in the place of a 所属長 between two days */
	'deputy:appoint',
	/** change what the municipality has decided (設定) */
	'setting:change',
	/** see when a device last reached the server, and how much on it is unsent */
	'device:read',
	/** see plans, rules and the figures of the whole body */
	'figure:read',
	/** see the rows of one's own 課 and the 部 above it, of five people and more */
	'figure:read:line',
	/** see the rows of departments, however few people they have */
	'figure:read:departments',
	/** see the people behind a number */
	'figure:names',
	/** enter a number of an indicator that is not computed */
	'figure:enter',
	/** draw up plans and indicators, set targets, revise rules */
	'plan:edit',
	/** freeze a report (確定), or issue another edition of it */
	'figure:freeze',
	/** see the year's 必須研修, who has done it and who has not, by name */
	'requirement:read',
	/** draw up a 必須研修, publish it, exempt from it */
	'requirement:edit',
	/** confirm the waiting records of a 必須研修's courses */
	'requirement:confirm',
	/** remind everybody who has not done a 必須研修 (催促) */
	'requirement:remind',
	/** see where the people of a section stand with the year's 必須研修 */
	'section:read',
	/** remind those of a section who have not done a 必須研修 */
	'section:remind',
	/** say that one has checked it (実施状況を確認した) */
	'section:confirm',
	/** see the chain of confirmations, 訓練 and the CISO報告書 */
	'chain:read',
	/** enter a step of the chain and 訓練, and hand in the CISO報告書 */
	'chain:confirm',
	/** take in lists of finishers from elsewhere */
	'finisher:import',
	/** see the log of all changes, and check that nobody has rewritten it */
	'audit:read'
] as const;
export type Permission = (typeof permissions)[number];

/** 所属長 is held by appointment and by date, 確認代行 by date, the others by the account. */
export const viewerRoles = [
	'職員',
	'所属長',
	'確認代行',
	'人事',
	'情報セキュリティ担当',
	'DX推進担当',
	'管理者'
] as const;
export type ViewerRole = AccountRole | '所属長' | '確認代行';

/**
 * How far a role reaches: one's own record; `line`, one's own department and those above it; `section`, the departments one heads
 * and those below; `deputised`, those one confirms for as a deputy, and those below; or all.
 */
export type Reach = 'own' | 'line' | 'section' | 'deputised' | 'all';

/**
 * The one table of who may do what, as far as what. Least privilege: DX推進担当 steers by numbers and sees no names, 情報セキュリティ担当
 * sees those of the year's 必須研修 alone; 管理者 keeps accounts and reads the log of changes, and beyond what the log tells sees no more of people than 職員.
 */
export const grants: Record<ViewerRole, Partial<Record<Permission, Reach>>> = {
	職員: {
		'completion:record:own': 'own',
		'completion:read:own': 'own',
		'completion:read': 'own',
		'holding:record:own': 'own',
		'holding:read': 'own',
		'device:read': 'own',
		'figure:read': 'all',
		'figure:read:line': 'line'
	},
	所属長: {
		'completion:read': 'section',
		'completion:record:others': 'section',
		'completion:confirm': 'section',
		'holding:read': 'section',
		'holding:confirm': 'section',
		'deputy:appoint': 'section',
		'section:read': 'section',
		'section:confirm': 'section',
		'section:remind': 'section',
		'figure:read:departments': 'section',
		'figure:names': 'section'
	},
	確認代行: {
		'completion:read': 'deputised',
		'completion:confirm': 'deputised',
		'holding:read': 'deputised',
		'holding:confirm': 'deputised'
	},
	人事: {
		'completion:read': 'all',
		'completion:record:others': 'all',
		'completion:confirm': 'all',
		'completion:correct': 'all',
		'holding:read': 'all',
		'holding:confirm': 'all',
		'holding:correct': 'all',
		'deputy:appoint': 'all',
		'device:read': 'all',
		'figure:read': 'all',
		'figure:read:departments': 'all',
		'figure:names': 'all',
		'figure:enter': 'all',
		'plan:edit': 'all',
		'figure:freeze': 'all',
		'requirement:read': 'all',
		'requirement:edit': 'all',
		'requirement:confirm': 'all',
		'requirement:remind': 'all',
		'section:read': 'all',
		'section:remind': 'all',
		'chain:read': 'all',
		'finisher:import': 'all'
	},
	情報セキュリティ担当: {
		'figure:read': 'all',
		'figure:read:departments': 'all',
		'figure:enter': 'all',
		'requirement:read': 'all',
		'requirement:edit': 'all',
		'requirement:confirm': 'all',
		'requirement:remind': 'all',
		'section:read': 'all',
		'section:remind': 'all',
		'chain:read': 'all',
		'chain:confirm': 'all',
		'finisher:import': 'all'
	},
	DX推進担当: {
		'figure:read': 'all',
		'figure:read:departments': 'all',
		'figure:enter': 'all',
		'plan:edit': 'all',
		'figure:freeze': 'all'
	},
	管理者: { 'figure:read': 'all', 'audit:read': 'all', 'setting:change': 'all' }
};

/**
 * Every role this person has today. Whoever is employed is 職員 beside whatever else the account says; whoever heads a department
 * today is 所属長.
 */
export function rolesOf(viewer: Pick<Viewer, 'roles' | 'staffId' | 'headed' | 'deputised'>): ReadonlySet<ViewerRole> {
	const roles = new Set<ViewerRole>(viewer.roles);
	if (viewer.staffId !== null) roles.add('職員');
	if (viewer.headed.size > 0) roles.add('所属長');
	if (viewer.deputised.size > 0) roles.add('確認代行');
	return roles;
}
