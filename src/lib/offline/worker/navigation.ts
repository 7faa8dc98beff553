import { isPhonePath } from '../phone-paths';

/** Where the answers to an opened page come from; `kept` gives what was stored when the build was taken over. */
export type Sources = {
	ask: (request: Request) => Promise<Response>;
	kept: (path: string) => Promise<Response | undefined>;
};

/**
 * How long the network may think, in milliseconds, before one of the phone's pages is drawn from the device. Short, since nothing is
 * lost by it: the shell shows the same page and asks the server for what stands on it. In a basement with one bar of signal a request
 * hangs for half a minute, and the app has to be open within 1.5 s.
 */
export const patience = 800;

/** What a gateway says where the server behind it is gone. */
const gatewayFaults = [502, 503, 504];

/**
 * Answers a page that is being opened: by the network, and where that fails by the kept shell for the phone's pages and by a sentence
 * for the others. Nothing of what the network says is kept.
 */
export async function answerNavigation(request: Request, sources: Sources): Promise<Response> {
	const isPhones = isPhonePath(new URL(request.url).pathname);
	const network = sources.ask(request).catch(() => null);
	const answer = isPhones ? await Promise.race([network, after(patience)]) : await network;
	if (answer && !(isPhones && gatewayFaults.includes(answer.status))) return answer;
	const shell = isPhones ? await sources.kept('/shell') : undefined;
	return shell ?? (await network) ?? sentence(sources);
}

function after(milliseconds: number): Promise<null> {
	return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

/** Not with 200: nothing may take it for the page. */
async function sentence({ kept }: Sources): Promise<Response> {
	const page = await kept('/offline.html');
	return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}
