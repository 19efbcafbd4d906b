import type { Series } from './evaluate-alerts';

/** The samples of a scrape, by series. Throws when the text does not end as OpenMetrics wants it. */
export function samplesOf(text: string): Map<string, number> {
  if (!text.endsWith('\n# EOF\n')) throw new Error('the scrape is not whole');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

/**
 * What Prometheus would have kept, had the instance stayed for two hours as this scrape shows it. The disk and the load
 * are those of the machine that tests, and say nothing of the application.
 */
export function stayedSo(text: string): Series {
  const kept = [...samplesOf(text)].map(([series, value]) => [series, `${value}x120`]);
  const ofTheMachine = {
    passe_marche_disk_free_ratio: '0.5x120',
    passe_marche_upload_room_bytes: '80000000000x120',
    'passe_marche_process_event_loop_delay_seconds{kind="web"}': '0x120',
  };
  return { ...Object.fromEntries(kept), ...ofTheMachine, up: '1x120' };
}
