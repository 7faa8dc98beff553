import { type CivilDate } from '$lib/domain/calendar';

/**
 * One version of a 所属: the same code keeps its identity while name, parent and place in the 機構順 change. The last day
 * is included; null is open. Two versions of a code never hold on one day; a gap between them is allowed.
 */
export type Department = {
	code: string;
	name: string;
	parentCode: string | null;
	validFrom: CivilDate;
	validTo: CivilDate | null;
	/** 並び順 among siblings; null stands last. */
	order: number | null;
};
