'use client'; // Next requires it of error pages. This one stands in for the root layout as well.

import { identity } from '#site/identity.ts';
import ErrorPage from './error.tsx';
import './styles/globals.css';

export default function GlobalErrorPage() {
  return (
    <html lang={identity.language}>
      <body>
        <title>{`This page could not be shown — ${identity.name}`}</title>
        <ErrorPage />
      </body>
    </html>
  );
}
