import { fontUrlByFileBasename as urls } from '@codegouvfr/react-dsfr/next-app-router/zz_internal/fontUrlByFileBasename';

/** The three weights that every page draws with. */
const FONTS = [urls['Marianne-Regular'], urls['Marianne-Medium'], urls['Marianne-Bold']];
const WEIGHTS = [400, 500, 700];

/** A page whose beginning takes this long to come comes over a slow network. */
const SLOW_MS = 300;

/**
 * Runs before anything is drawn, in browsers. Over a fast network, or once they have been loaded here, the fonts come with
 * the page. Over a slow one they would hold up its styles and scripts by 127 kB: that page keeps the browser's own font,
 * so that nothing moves, and fetches them for the next one once everything else is there.
 */
function loadFonts(fonts: readonly string[], weights: readonly number[], slowMs: number): void {
  const KEY = 'fonts-loaded';
  const kept = (write?: string) => {
    try {
      if (write) localStorage.setItem(KEY, write);
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isSlow = visit !== undefined && performance.now() - visit.requestStart > slowMs;
  if (isSlow && !kept()) {
    document.documentElement.dataset.fonts = 'later';
    addEventListener('load', async () => {
      await Promise.all(weights.map((weight) => document.fonts.load(`${weight} 1em Marianne`)));
      kept('yes');
    });
    return;
  }
  for (const href of fonts) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}

/** When the fonts are fetched; without scripts, as soon as the style sheet names them. */
export function FontLoading({ nonce }: { nonce?: string }) {
  const given = [FONTS, WEIGHTS, SLOW_MS].map((value) => JSON.stringify(value)).join();
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: words of ours only
    <script suppressHydrationWarning nonce={nonce} dangerouslySetInnerHTML={{ __html: `(${loadFonts})(${given})` }} />
  );
}
