import { type CivilDate } from '$lib/domain/calendar';

/** 役割の発令: a person holds a role (DX推進員, 所属長, CSIRT要員 …) for a department. Role names are the municipality's own. */
export type Appointment = {
	staffNumber: string;
	roleCode: string;
	departmentCode: string;
	from: CivilDate;
	to: CivilDate | null;
	/** 発令番号 */
	orderNumber: string | null;
};

/** Whoever holds one of these heads the department on that day. */
export const headRoles: readonly string[] = ['所属長', '情報セキュリティ管理者'];
