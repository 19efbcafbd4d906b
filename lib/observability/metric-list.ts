import { FILE_REFUSALS } from '@/lib/input/file-refusals';
import {
  AREAS,
  AUTHENTICATIONS,
  DOCUMENT_KINDS,
  HTTP_METHODS,
  MESSAGE_OUTCOMES,
  PARTS,
  PROCESS_KINDS,
  RATE_LIMIT_BUCKETS,
  REGISTER_STATES,
  REGISTERS,
  type Route,
  SCAN_VERDICTS,
  STATUS_CLASSES,
  UPLOAD_OUTCOMES,
  WEBHOOK_OUTCOMES,
} from './metric-labels';

type Labels = Readonly<Record<string, readonly string[]>>;
type Counted = { type: 'counter'; help: string; labels: Labels };
type Measured = { type: 'histogram'; help: string; labels: Labels; bounds: readonly number[] };
type Gauged = { type: 'gauge'; help: string; labels: Labels };

const counter = <const L extends Labels>(help: string, labels: L) => ({ type: 'counter', help, labels }) as const;
const gauge = <const L extends Labels>(help: string, labels: L) => ({ type: 'gauge', help, labels }) as const;
const histogram = <const L extends Labels>(help: string, labels: L, bounds: readonly number[]) =>
  ({ type: 'histogram', help, labels, bounds }) as const;

/** Seconds, of answers and of documents. */
const ANSWER_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A register that says nothing for 20 seconds is given up. */
const REGISTER_BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const DOCUMENT_BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

const NONE = {} as const;

/** An endpoint of the API is counted by its path besides. */
const ROUTES: readonly Route[] = AREAS;

/** What processes count; the totals of all of them are in the database. Names are told without their prefix and suffix. */
export const TALLIES = {
  http_requests: counter('Requests answered, by route, method and class of status', {
    route: ROUTES,
    method: HTTP_METHODS,
    status: STATUS_CLASSES,
  }),
  http_request_duration_seconds: histogram(
    'From the head of a request to the end of its answer',
    { route: ROUTES },
    ANSWER_BOUNDS,
  ),
  authentications: counter('Attempts to authenticate', { kind: AUTHENTICATIONS, outcome: ['accepted', 'refused'] }),
  rate_limited: counter('Requests refused because a window was full', { bucket: RATE_LIMIT_BUCKETS }),
  webhook_attempts: counter('Attempts to send a webhook, by outcome', { outcome: WEBHOOK_OUTCOMES }),
  webhook_circuit_openings: counter('Times that the circuit of an editor opened', NONE),
  documents: counter('Documents made, or whose making failed once', {
    kind: DOCUMENT_KINDS,
    outcome: ['made', 'failed'],
  }),
  document_duration_seconds: histogram('Making one document', { kind: DOCUMENT_KINDS }, DOCUMENT_BOUNDS),
  uploads: counter('Files received, by outcome', { outcome: UPLOAD_OUTCOMES }),
  upload_bytes: counter('Bytes of the files kept', NONE),
  upload_refusals: counter('Files refused, by reason', { reason: FILE_REFUSALS }),
  register_answers: counter('Calls to registers that ended, by what came of them', {
    register: REGISTERS,
    state: REGISTER_STATES,
  }),
  register_answer_duration_seconds: histogram(
    'From the call of a register to the end of its answer',
    { register: REGISTERS },
    REGISTER_BOUNDS,
  ),
  scans: counter('Answers of the antivirus', { verdict: SCAN_VERDICTS }),
  messages: counter('Messages to candidates, by what became of them; `retried`: not taken this time', {
    outcome: MESSAGE_OUTCOMES,
  }),
} satisfies Record<string, Counted | Measured>;

/** What is read at the time of the scrape. */
export const GAUGES = {
  ready: gauge('1 when this part works', { part: PARTS }),
  outbox_events: gauge('Promised events not yet handed to the job engine', NONE),
  outbox_oldest_seconds: gauge('Age of the oldest of them', NONE),
  jobs_due: gauge('Items of the job engine that are due and not taken', NONE),
  jobs_oldest_due_seconds: gauge('For how long the oldest of them has been due', NONE),
  webhook_deliveries: gauge('Deliveries not settled, by state', { state: ['pending', 'processing', 'retried_later'] }),
  webhook_circuits_open: gauge('Editors whose circuit is open', NONE),
  scans_pending: gauge('Files that wait for the antivirus', NONE),
  scans_oldest_seconds: gauge('Age of the oldest of them', NONE),
  messages_waiting: gauge('Messages to candidates that wait to be sent', NONE),
  messages_oldest_seconds: gauge('Age of the oldest of them', NONE),
  documents_late: gauge('Applications submitted more than ten minutes ago and still without documents', NONE),
  register_unavailable_seconds: gauge('For how long a register has given nothing but failures', {
    register: REGISTERS,
  }),
  register_token_refused: gauge('1 when the last answer of a register was that the token gives no right to it', {
    register: REGISTERS,
  }),
  register_calls_waiting: gauge('Firms that wait for a call, by group of registers that share a limit', {
    group: REGISTERS,
  }),
  register_budget_left: gauge('Calls that may be made at once, by group', { group: REGISTERS }),
  register_waiting_near_deadline: gauge(
    'Drafts that close within the hour, and still wait for a register ten minutes after it was to be asked',
    NONE,
  ),
  processes: gauge('Processes that gave a sign of life in the last 20 seconds', { kind: PROCESS_KINDS }),
  process_resident_bytes: gauge('Resident memory of the largest process', { kind: PROCESS_KINDS }),
  process_event_loop_delay_seconds: gauge('Worst delay of an event loop, over the last seconds', {
    kind: PROCESS_KINDS,
  }),
  process_clock_difference_seconds: gauge('Largest difference between the clock of a process and the database’s', {
    kind: PROCESS_KINDS,
  }),
  seal_expiry_timestamp_seconds: gauge('Unix time at which the certificate of the seal ends', NONE),
  upload_room_bytes: gauge('Bytes that uploads may still take before they are refused', NONE),
  backup_age_seconds: gauge('Since the last backup ended, as docs/deployment/backup.sh notes it', NONE),
  disk_free_ratio: gauge('Free part of the disk of DATA_DIR, from 0 to 1', NONE),
} satisfies Record<string, Gauged>;

export const PREFIX = 'passe_marche_';
