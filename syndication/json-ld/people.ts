import type { Author } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import { plain } from '../text.ts';
import type { Properties } from './schema.ts';

/** Where the site is reached, without a trailing slash, and its square mark: a path to a PNG. */
export type Publication = { origin: string; logo: string };

/** Who signs, with what they do and where, and the page that lists what they signed. */
export function byline(author: Author, origin: string): Properties {
  const { name, role, company, path } = author;
  const isPerson = !isOrganisation(author);
  return {
    '@type': isPerson ? 'Person' : 'Organization',
    name: plain(name),
    url: absolute(path, origin),
    jobTitle: isPerson && role ? plain(role) : undefined,
    affiliation:
      isPerson && company ? { '@type': 'Organization', name: plain(company) } : undefined,
  };
}

/**
 * A newsroom or a team, and no person: its name holds the foundation's, or begins as that
 * of its organisation does, such as `Ant Open Source` of the Ant Group.
 */
export function isOrganisation({ name, company }: Author): boolean {
  const [first, ofCompany] = [name, company ?? ''].map((words) => words.split(' ')[0]);
  return name.includes(identity.shortName) || first === ofCompany;
}

/** Written out wherever it is needed: readers follow no references between scripts. */
export function publisher({ origin, logo }: Publication): Properties {
  return {
    '@type': 'Organization',
    name: identity.name,
    url: absolute(routes.home(), origin),
    logo: { '@type': 'ImageObject', url: absolute(logo, origin) },
  };
}
