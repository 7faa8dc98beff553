import { expect, it } from 'vitest';
import { load } from '../../../src/routes/login/+page.server';

it.each([
	{ ended: 'time', isLeft: false, because: 'its person comes back' },
	{ ended: 'elsewhere', isLeft: true, because: 'the device may be in other hands' },
	{ ended: undefined, isLeft: true, because: 'the cookie is gone, as after a sign-out' }
])(
	'lets a device forget by its session and never by the address: $ended, since $because',
	async ({ ended, isLeft }) => {
		for (const query of ['', '?signed-out=here', '?signed-out=x', '?session=elsewhere', '?session=ended']) {
			const url = new URL(`http://localhost/login${query}`);
			expect(await load({ locals: { viewer: null, ended }, url } as never)).toMatchObject({ isLeft });
		}
	}
);
