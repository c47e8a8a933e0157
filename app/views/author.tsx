import { ListPage } from '#components/list-page.tsx';
import { Person } from '#components/person.tsx';
import type { Author, Shelf } from '#newsroom/edition.ts';
import type { Source } from '#sources/source.ts';
import { portraitOf } from '../pictures.ts';

export function AuthorView({ source, shelf }: { source: Source; shelf: Shelf<Author> }) {
  const { of, posts } = shelf;
  const head = <Person author={of} photo={portraitOf(source, of)} />;
  return <ListPage path={of.path} head={head} posts={posts} />;
}
