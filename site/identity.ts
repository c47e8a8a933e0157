import { routes } from './routes.ts';

/** A link as the header and footer show it. An address on this site starts with a slash. */
export type Link = { label: string; href: string };

/** A place where the foundation speaks, with what a follower gets there. */
export type Channel = Link & {
  about: string;
  /** Whether it is an account of the foundation: with `rel="me"`, and as `sameAs` for machines. */
  me?: true;
};

/** Who publishes this site. To make it another foundation's, change this file and `content/`. */
export type Identity = {
  /** The name in the masthead, in titles and as the publisher. At most 80 characters. */
  name: string;
  /** The name where room is short: on a phone's home screen, in a feed reader's list. */
  shortName: string;
  /** Scheme and host, without a trailing slash. `SITE_URL` replaces it for one installation. */
  origin: string;
  /** What the site is, in one or two sentences: for search engines, feeds and the footer. */
  description: string;
  /** The line beneath the name on the home page. */
  tagline: string;
  /** BCP 47 tag of the site's own words, and of posts that name no other. */
  language: string;
  /** The account on X for `twitter:site`, with its @, or null. */
  twitter: string | null;
  /** Label of the category with the editors' handbook, which the home page leaves out. */
  handbook: string;
  /** Hosts that `seo.url` may name without a warning, beside the origin's own. */
  knownHosts: readonly string[];
  /** Colour of the browser's own bars, as #rrggbb. The pages' colours are in `app/styles/tokens.css`. */
  themeColor: string;
  /** The links in the header. */
  nav: readonly Link[];
  /** The groups of links in the footer; the site adds the channels as a group of its own. */
  footer: readonly { title: string; links: readonly Link[] }[];
  /** Where to follow the foundation; `/subscribe` presents them, and the footer lists them. */
  channels: readonly Channel[];
  /** The licence of the texts. */
  licence: Link;
};

export const identity: Identity = {
  name: 'OpenInfra Foundation',
  shortName: 'OpenInfra',
  origin: 'https://openinfra.org',
  description:
    'News of the OpenInfra Foundation and its projects: announcements, releases, events, members and how open infrastructure is built and run.',
  tagline: 'News from the people who build and run open infrastructure',
  language: 'en',
  twitter: '@OpenInfraDev',
  handbook: 'Editors’ Handbook',
  knownHosts: ['openinfra.org', 'www.openinfra.org', 'openinfra.dev', 'www.openinfra.dev'],
  themeColor: '#f15b3e',
  nav: [
    { label: 'News', href: routes.news() },
    { label: 'Subscribe', href: routes.subscribe() },
    { label: 'About', href: 'https://openinfra.org/about/' },
    { label: 'Join', href: 'https://openinfra.org/join/' },
  ],
  footer: [
    {
      title: 'Foundation',
      links: [
        { label: 'About', href: 'https://openinfra.org/about/' },
        { label: 'The Four Opens', href: 'https://openinfra.org/four-opens/' },
        { label: 'Members', href: 'https://openinfra.org/members/' },
        { label: 'Join', href: 'https://openinfra.org/join/' },
      ],
    },
    {
      title: 'Contact',
      links: [
        { label: 'Contact', href: 'https://openinfra.org/contact/' },
        { label: 'Press and media', href: 'https://openinfra.org/press/' },
        { label: 'Code of conduct', href: 'https://openinfra.org/legal/code-of-conduct' },
        { label: 'Privacy', href: 'https://openinfra.org/legal/privacy-policy' },
      ],
    },
  ],
  channels: [
    {
      label: 'Newsletter',
      href: 'https://openinfra.org/newsletter/',
      about: 'The news of the month, by e-mail.',
    },
    {
      label: 'LinkedIn',
      href: 'https://www.linkedin.com/company/open-infrastructure-foundation/',
      about: 'Announcements, and the episodes of OpenInfra Live.',
      me: true,
    },
    {
      label: 'YouTube',
      href: 'https://www.youtube.com/c/OpenStackFoundation',
      about: 'The episodes of OpenInfra Live, and other films.',
      me: true,
    },
    {
      label: 'Mastodon',
      href: 'https://social.openinfra.dev/@OpenInfra',
      about: 'Short news, from a server under the foundation’s own name.',
      me: true,
    },
    {
      label: 'Bluesky',
      href: 'https://bsky.app/profile/openinfra.org',
      about: 'Short news.',
      me: true,
    },
    { label: 'X', href: 'https://x.com/openinfradev', about: 'Short news.', me: true },
    {
      label: 'Facebook',
      href: 'https://www.facebook.com/openinfradev/',
      about: 'Announcements, and the episodes of OpenInfra Live.',
      me: true,
    },
    {
      label: 'Foundation mailing list',
      href: 'https://lists.openinfra.dev/mailman3/lists/foundation.lists.openinfra.dev/',
      about: 'What the community of the foundation discusses, by e-mail.',
    },
  ],
  licence: {
    label: 'Apache License 2.0',
    href: 'https://www.apache.org/licenses/LICENSE-2.0',
  },
};
