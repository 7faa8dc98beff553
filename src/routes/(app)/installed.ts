/** Whether the page was opened from the home screen. Only in a browser. */
export function isInstalled(): boolean {
	return (
		matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
	);
}
