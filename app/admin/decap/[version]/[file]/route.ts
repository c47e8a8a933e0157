import { decapFile } from '#studio/cms/decap-files.ts';

export const dynamic = 'force-dynamic';

type Params = RouteContext<'/admin/decap/[version]/[file]'>;

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return decapFile(await params);
}
