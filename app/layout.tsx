import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { directionOfLanguage } from '#newsroom/text/direction.ts';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import { SPECULATION_RULES, THEME_SCRIPT } from '#site/inline-scripts.ts';
import { machineRoutes } from '#site/routes.ts';
import { published } from '#sources/published.ts';
import { fontsOfEveryPage } from './fonts.ts';
import { Island } from './island.tsx';
import './styles/globals.css';

export const viewport: Viewport = { themeColor: identity.themeColor };

/** What no page says otherwise. */
export const metadata: Metadata = {
  icons: {
    icon: [
      { url: machineRoutes.favicon(), sizes: '32x32' },
      { url: machineRoutes.icon(), type: 'image/svg+xml' },
    ],
    apple: machineRoutes.touchIcon(),
  },
};

/** The document around every page; what pages share to the eye is in `components/page.tsx`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  for (const font of fontsOfEveryPage) {
    preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
  return (
    // The script in the head may add the reader's theme before React looks, where it does.
    <html
      lang={identity.language}
      dir={directionOfLanguage(identity.language)}
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which the policy names */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <script
          type="speculationrules"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: as above
          dangerouslySetInnerHTML={{ __html: SPECULATION_RULES }}
        />
      </head>
      <body>
        {children}
        <Island name="reading-tools" />
        {environment().development && <ReloadOnSave />}
      </body>
    </html>
  );
}

/** `npm run dev` tells the open page when the edition is a newer one (see dev/saved). */
async function ReloadOnSave() {
  const shown = JSON.stringify((await published()).edition.instant);
  const reload = `({ data }) => { if (data !== ${shown}) location.reload(); }`;
  return <script>{`new EventSource('/dev/saved').onmessage = ${reload};`}</script>;
}
