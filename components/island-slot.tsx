import { createElement } from 'react';

type Props = {
  /** Name of the custom element: a file in `islands/`. */
  element: 'theme-switch' | 'share-post' | 'site-search';
};

/** Where a script may put controls. Without scripts it is empty, and takes no space. */
export function IslandSlot({ element }: Props) {
  // With this, React leaves the inside alone where it runs: in development and in previews.
  return createElement(element, {
    suppressHydrationWarning: true,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: an empty text is no danger
    dangerouslySetInnerHTML: { __html: '' },
  });
}
