/** How many questions the server still owes an answer for, while the page shows what the device had kept. Only in a browser. */
let open = $state(0);

/** Whether what is on the screen may yet be drawn anew: then nobody knows whether there is a network. */
export function isStillAsking(): boolean {
	return open > 0;
}

/** Counts a question that goes on behind what is shown, until it has ended in one way or the other. */
export function keepAsking(question: Promise<unknown>): void {
	open += 1;
	void question.finally(() => (open -= 1)).catch(() => {});
}
