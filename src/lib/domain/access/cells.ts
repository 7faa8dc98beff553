import { type Permission, type ViewerRole } from './permission';

/**
 * Whose record a permission reaches in a role held beside 職員: the viewer's own, that of somebody whose 本務 is today in or below
 * a department the viewer heads, and everybody else's. A transfer moves a person from one column to the other on its day.
 */
export type Cell = { role: ViewerRole; permission: Permission; own: boolean; section: boolean; other: boolean };

const [yes, no] = [true, false];

/** Written out, not computed: tests hold the rules against it, cell by cell. For people: docs/permissions.md. */
export const cells: readonly Cell[] = [
	{ role: '職員', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: '職員', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: '職員', permission: 'completion:read', own: yes, section: no, other: no },
	{ role: '職員', permission: 'completion:confirm', own: no, section: no, other: no },
	{ role: '職員', permission: 'figure:names', own: no, section: no, other: no },
	{ role: '所属長', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: '所属長', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: '所属長', permission: 'completion:read', own: yes, section: yes, other: no },
	{ role: '所属長', permission: 'completion:confirm', own: no, section: yes, other: no },
	{ role: '所属長', permission: 'figure:names', own: yes, section: yes, other: no },
	{ role: '人事', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: '人事', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: '人事', permission: 'completion:read', own: yes, section: yes, other: yes },
	{ role: '人事', permission: 'completion:confirm', own: no, section: yes, other: yes },
	{ role: '人事', permission: 'figure:names', own: yes, section: yes, other: yes },
	{ role: '情報セキュリティ担当', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: '情報セキュリティ担当', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: '情報セキュリティ担当', permission: 'completion:read', own: yes, section: no, other: no },
	{ role: '情報セキュリティ担当', permission: 'completion:confirm', own: no, section: no, other: no },
	{ role: '情報セキュリティ担当', permission: 'figure:names', own: no, section: no, other: no },
	{ role: 'DX推進担当', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: 'DX推進担当', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: 'DX推進担当', permission: 'completion:read', own: yes, section: no, other: no },
	{ role: 'DX推進担当', permission: 'completion:confirm', own: no, section: no, other: no },
	{ role: 'DX推進担当', permission: 'figure:names', own: no, section: no, other: no },
	{ role: '管理者', permission: 'completion:record:own', own: yes, section: no, other: no },
	{ role: '管理者', permission: 'completion:read:own', own: yes, section: no, other: no },
	{ role: '管理者', permission: 'completion:read', own: yes, section: no, other: no },
	{ role: '管理者', permission: 'completion:confirm', own: no, section: no, other: no },
	{ role: '管理者', permission: 'figure:names', own: no, section: no, other: no }
];
