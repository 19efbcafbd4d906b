import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/**
 * Sent with every answer, whatever makes it. The Content-Security-Policy of pages carries a nonce per request and comes
 * from `proxy.ts`; the one below is for answers the proxy never sees, a refused form shown back for instance.
 */
const headersOfEveryAnswer = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

const withoutScripts = {
  key: 'Content-Security-Policy',
  value:
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** A body that a browser posts from a form. `has` compares the whole value, hence the trailing `.*`. */
const isFormPost = [
  { type: 'header', key: 'content-type', value: '(?:multipart/form-data|application/x-www-form-urlencoded).*' },
];

/** @type {(phase: string) => import('next').NextConfig} */
const config = (phase) => ({
  output: 'standalone',
  poweredByHeader: false,
  // `npm run check` does, tests included; a start must not fail for them.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['@react-pdf/layout', '@react-pdf/render', '@react-pdf/renderer', 'pdfkit', 'postgres'],
  // Read from the disk at run time, so invisible to the tracing of imports.
  outputFileTracingIncludes: {
    '/*': [
      './CHANGELOG.md',
      './db/migrations/**/*',
      './node_modules/@expo-google-fonts/*/{package.json,{400Regular,700Bold}/*.ttf}',
    ],
  },
  // Titles and the like belong in the head for every visitor, not only for the robots that do not run scripts.
  htmlLimitedBots: /.*/,
  compiler: { define: { DEVELOPMENT_SERVER: phase === PHASE_DEVELOPMENT_SERVER } },

  headers: async () => [
    { source: '/:path*', headers: headersOfEveryAnswer },
    { source: '/:path*', has: [{ type: 'header', key: 'content-type' }], headers: [withoutScripts] },
    { source: '/:door(api|oauth|\\.well-known|_next|livez|readyz|metrics)/:path*', headers: [withoutScripts] },
    {
      // Browsers heed it over https only (RFC 6797, 8.1), so a forged header gains nothing.
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000' }],
    },
  ],

  // Forms post to the address of their own page, which works without JavaScript and keeps addresses clean; the body
  // goes to the route handler beside the page, which streams it.
  rewrites: async () => ({
    beforeFiles: [
      ...['/buyer/public_markets', '/candidate/market_applications'].map((journey) => ({
        source: `${journey}/:identifier/:step((?!retry_sync|leave)[a-z0-9_-]+)`,
        has: isFormPost,
        destination: `${journey}/:identifier/:step/save`,
      })),
      ...[':page(mes-candidatures|code)', 'arret/:address([0-9a-f-]{36})'].map((page) => ({
        source: `/candidat/${page}`,
        has: isFormPost,
        destination: `/candidat/${page.replace(/\(.*\)/, '')}/save`,
      })),
      {
        source:
          '/candidate/market_applications/:identifier/:step([a-z0-9_-]+)/:section((?!save|draft|files|states)[a-z0-9_-]+)',
        has: isFormPost,
        destination: '/candidate/market_applications/:identifier/:step/:section/save',
      },
    ],
  }),
});

export default config;
