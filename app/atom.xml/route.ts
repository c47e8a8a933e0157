import { newsFeedAs } from '../feeds.ts';

export const dynamic = 'force-static';

export const GET = () => newsFeedAs('atom');
