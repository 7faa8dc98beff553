let leaving = false;

/** This window goes to the sign-in by itself: what another part of it says of the device need not send it there. Only in a browser. */
export function setLeaving(isLeaving: boolean): void {
	leaving = isLeaving;
}

export function isLeaving(): boolean {
	return leaving;
}
