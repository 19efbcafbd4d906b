/**
 * Whether a request for an access link comes from a person. When it does not, nothing is opened or noted:
 *
 * - `HEAD`, which checks that a link exists (contract §3; Next.js answers it with the handler of GET);
 * - a browser that fetches ahead, in case one clicks: `Sec-Purpose: prefetch` (Fetch Standard), and what older ones
 *   send, `Purpose: prefetch`, `X-Purpose: preview` and `X-Moz: prefetch`;
 * - a robot that draws a preview of a link in a conversation, or indexes, and that says so in `User-Agent`.
 *
 * A robot that passes for a browser, as those of mail filters do, cannot be told from a person: it opens the link into a
 * session of its own, which takes nothing from anybody since links serve again.
 */
export function isOpenedByAPerson({ method, headers }: Request): boolean {
  if (method !== 'GET') return false;
  const isAhead = AHEAD.some((name) => /\b(?:prefetch|prerender|preview)\b/i.test(headers.get(name) ?? ''));
  return !isAhead && !ROBOT.test(headers.get('user-agent') ?? '');
}

const AHEAD = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** By the names that their makers publish. Not every name that ends in « bot »: a telephone is called Cubot. */
const ROBOT = new RegExp(
  [
    ...['^WhatsApp/', '^Viber/', 'facebookexternalhit', 'Facebot', 'meta-externalagent', 'Twitterbot', 'LinkedInBot'],
    ...['Slackbot', 'Slack-ImgProxy', 'TelegramBot', 'Discordbot', 'SkypeUriPreview', 'BingPreview', 'redditbot'],
    ...['Mastodon/', 'Synapse', 'Mattermost-Bot', 'Rocket\\.Chat', 'Iframely', 'Embedly', 'ZoomUrlPreview', 'vkShare'],
    ...['Googlebot', 'Google-PageRenderer', 'bingbot', 'Applebot', 'DuckDuckBot', 'YandexBot', 'Qwantify'],
  ].join('|'),
  'i',
);
