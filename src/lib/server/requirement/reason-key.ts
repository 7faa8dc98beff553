import { sha256 } from '../audit/chain';

/** A reason of 対象外 as an address names it: the words of an exemption are about somebody, and addresses are kept by many. */
export function reasonKey(reason: string): string {
	return sha256(reason).slice(0, 12);
}
