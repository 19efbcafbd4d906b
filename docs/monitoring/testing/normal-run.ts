import type { Series } from './evaluate-alerts';

const route = 'route="/api/v1/public_markets"';

/** Two hours of an instance that works, with the small troubles of every day. */
export const normalRun: Series = {
  up: '1x120',
  'passe_marche_ready{part="database"}': '1x120',
  'passe_marche_ready{part="storage"}': '1x120',
  'passe_marche_ready{part="signing_key"}': '1x120',
  'passe_marche_ready{part="seal"}': '1x120',
  'passe_marche_ready{part="background"}': '1x120',
  'passe_marche_ready{part="scanner"}': '1x120',
  'passe_marche_processes{kind="web"}': '2x120',
  'passe_marche_processes{kind="worker"}': '1x120',
  'passe_marche_process_event_loop_delay_seconds{kind="web"}': '0.05x120',
  [`passe_marche_http_requests_total{${route},method="POST",status="2xx"}`]: '0+600x120',
  [`passe_marche_http_requests_total{${route},method="POST",status="4xx"}`]: '0+30x120',
  [`passe_marche_http_requests_total{${route},method="POST",status="5xx"}`]: '0+1x120',
  [`passe_marche_http_request_duration_seconds_bucket{${route},le="0.1"}`]: '0+620x120',
  [`passe_marche_http_request_duration_seconds_bucket{${route},le="1"}`]: '0+630x120',
  [`passe_marche_http_request_duration_seconds_bucket{${route},le="2.5"}`]: '0+631x120',
  [`passe_marche_http_request_duration_seconds_bucket{${route},le="+Inf"}`]: '0+631x120',
  passe_marche_outbox_oldest_seconds: '0 0 1 0 0 30 0 0x113',
  passe_marche_jobs_oldest_due_seconds: '0 0 2 0 0 90 0 0x113',
  passe_marche_documents_late: '0x120',
  'passe_marche_documents_total{kind="attestation",outcome="made"}': '0+2x120',
  'passe_marche_documents_total{kind="attestation",outcome="failed"}': '0x60 1x59',
  passe_marche_webhook_circuits_open: '0x50 1x5 0x64',
  'passe_marche_webhook_attempts_total{outcome="delivered"}': '0+20x120',
  'passe_marche_webhook_attempts_total{outcome="retry"}': '0+1x120',
  passe_marche_seal_expiry_timestamp_seconds: '31536000x120',
  passe_marche_scans_oldest_seconds: '5x120',
  passe_marche_disk_free_ratio: '0.4x120',
  'passe_marche_authentications_total{kind="client",outcome="refused"}': '0+3x120',
  'passe_marche_authentications_total{kind="administrator",outcome="refused"}': '0x30 1x20 2x69',
  'passe_marche_rate_limited_total{bucket="api"}': '0+5x120',
};
