import { deskFile } from '#studio/cms/desk-files.ts';

export const dynamic = 'force-dynamic';

type Params = RouteContext<'/admin/desk/[file]'>;

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return deskFile((await params).file);
}
