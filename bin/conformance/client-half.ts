import { setTimeout } from 'node:timers/promises';
import type { clientSteps } from '@/lib/text/conformance';
import type { Finding } from './findings';
import { type Call, CREDENTIALS, credentialsOf, type Operation, type TrialInstance } from './trial-instance';

export type StepName = keyof typeof clientSteps;

export type ClientSettings = {
  instance: TrialInstance;
  /** Told before each step: a person, or a test, then makes the client act. */
  ask(step: StepName): void;
  report?(finding: Finding): void;
  /** These alone, in the usual order; without it, all. */
  steps?: readonly string[] | undefined;
  /** How long a call may be waited for. */
  waitMs?: number;
  /** How long is watched for what must not come. */
  settleMs?: number;
  /** After which a client that still waits for an answer waits too long. */
  patienceMs?: number;
};

type Step = (trial: Trial) => Promise<void>;

const MINUTE_MS = 60_000;
/** The specification's 30 s, with room for a slow machine. */
const MAX_WAIT_MS = 45_000;
const MIN_WAIT_MS = 5_000;
const RETRY_AFTER_SECONDS = 3;
const NOT_READY_SECONDS = 2;
const TOLERANCE_MS = 50;

/** Has a client act, step by step, and judges what it does when the instance misbehaves. */
export async function tryClient(settings: ClientSettings): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, step] of Object.entries(STEPS) as [StepName, Step][]) {
    if (settings.steps && !settings.steps.includes(name)) continue;
    const trial = new Trial(name, settings, findings);
    settings.ask(name);
    await step(trial);
  }
  return findings;
}

/** One step: waits for calls, and notes what they show. */
class Trial {
  readonly instance: TrialInstance;
  constructor(
    readonly name: StepName,
    readonly settings: ClientSettings,
    readonly findings: Finding[],
  ) {
    this.instance = settings.instance;
  }

  note(boxes: readonly number[], ok: boolean, seen: string): void {
    const finding = { name: this.name, boxes, ok, seen };
    this.findings.push(finding);
    this.settings.report?.(finding);
  }

  /** The next such call; without one, these boxes fail. */
  async expect(operation: Operation, boxes: readonly number[]): Promise<Call | undefined> {
    const call = await this.instance.next([operation], this.settings.waitMs ?? 15 * MINUTE_MS);
    if (!call) this.note(boxes, false, 'aucun appel reçu');
    return call;
  }

  /** Answers as usual what was called for, and passes these boxes. */
  async passes(operation: Operation, boxes: readonly number[]): Promise<void> {
    const call = await this.expect(operation, boxes);
    if (!call) return;
    this.instance.usual(call);
    this.note(boxes, true, '');
  }

  /** Such calls within this time, each answered. */
  async during(operation: Operation, ms: number, answer: (call: Call) => void): Promise<Call[]> {
    const came: Call[] = [];
    const until = performance.now() + ms;
    for (let left = ms; left > 0; left = until - performance.now()) {
      const call = await this.instance.next([operation], left);
      if (!call) break;
      came.push(call);
      answer(call);
    }
    return came;
  }

  get settleMs(): number {
    return this.settings.settleMs ?? 5_000;
  }
}

const STEPS: Record<StepName, Step> = {
  async token(trial) {
    const boxes = [1, 5, 37];
    const call = await trial.expect('token', boxes);
    if (!call) return;
    trial.instance.usual(call);
    const { grant_type, client_id, client_secret } = credentialsOf(call);
    const isKnown = client_id === CREDENTIALS.clientId && client_secret === CREDENTIALS.clientSecret;
    const seen = `grant_type ${grant_type ?? 'absent'}, identifiants ${isKnown ? 'justes' : 'faux'}`;
    trial.note(boxes, grant_type === 'client_credentials' && isKnown, seen);
  },

  async create_market(trial) {
    const boxes = [6, 37];
    const call = await trial.expect('create_market', boxes);
    if (!call) return;
    trial.instance.usual(call);
    const given = rootOf(call, 'public_market');
    const missing = ['name', 'deadline', 'siret', 'market_type_codes'].filter((member) => !given?.[member]);
    trial.note(boxes, missing.length === 0, given ? `il manque ${missing.join(', ')}` : 'pas de clé public_market');
  },

  open_market: (trial) => trial.passes('open_market', [9]),
  follow_market: (trial) => trial.passes('follow_market', [10]),

  async refused_token(trial) {
    const boxes = [2, 4];
    const refused = await trial.expect('follow_market', boxes);
    if (!refused) return;
    trial.instance.endTokens();
    refused.answer(401, { error: 'Not authorized' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    const isAgain = ({ path, headers }: Call) =>
      path === refused.path && headers.authorization !== refused.headers.authorization;
    let found = false;
    await trial.during('follow_market', 2 * trial.settleMs, (call) => {
      found ||= isAgain(call);
      trial.instance.usual(call);
    });
    trial.note(boxes, found, 'l’appel refusé n’est pas refait avec un autre jeton');
  },

  async forbidden(trial) {
    const call = await trial.expect('create_market', [4]);
    if (!call) return;
    const challenge = { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="api_write"' };
    const forbid = (each: Call) => each.answer(403, { error: 'Forbidden' }, challenge);
    forbid(call);
    const again = await trial.during('create_market', trial.settleMs, forbid);
    trial.note([4], again.length <= 1, `${again.length} nouvelles tentatives après un 403`);
  },

  async invalid(trial) {
    const call = await trial.expect('create_market', [8]);
    if (!call) return;
    const message = 'La date limite doit être dans le futur';
    const body = { errors: [message], details: [{ field: 'public_market.deadline', code: 'past', message }] };
    const refuse = (each: Call) => each.answer(422, body);
    refuse(call);
    const again = await trial.during('create_market', trial.settleMs, refuse);
    trial.note([8], again.length === 0, `${again.length} nouvelles tentatives après un 422`);
  },

  async too_many(trial) {
    const call = await trial.expect('create_market', [28]);
    if (!call) return;
    const refuse = (each: Call) =>
      each.answer(
        429,
        { error: 'Rate limit exceeded', retry_after: RETRY_AFTER_SECONDS },
        { 'Retry-After': String(RETRY_AFTER_SECONDS) },
      );
    refuse(call);
    const early = await trial.during('create_market', RETRY_AFTER_SECONDS * 1000 - TOLERANCE_MS, refuse);
    trial.note([28], early.length === 0, `${early.length} appels avant la fin de Retry-After`);
    // One that waited, then asked again, as it may.
    await trial.during('create_market', trial.settleMs, trial.instance.usual);
  },

  async server_error(trial) {
    const first = await trial.expect('create_market', [40]);
    if (!first) return;
    first.answer(500, { error: 'Internal server error' });
    await noteRepeated(trial, first);
  },

  async time_out(trial) {
    const first = await trial.expect('create_market', [27, 40]);
    if (!first) return;
    const patienceMs = trial.settings.patienceMs ?? 2 * MINUTE_MS;
    const waited = await Promise.race([first.givenUp, setTimeout(patienceMs, undefined, { ref: false })]);
    const inTime = waited !== undefined && waited >= MIN_WAIT_MS && waited <= MAX_WAIT_MS;
    const seconds = Math.round((waited ?? patienceMs) / 1000);
    trial.note(
      [27],
      inTime,
      waited === undefined ? `attend encore après ${seconds} s` : `abandonne après ${seconds} s`,
    );
    if (waited === undefined) return first.answer(503, { error: 'Service unavailable' }, { 'Retry-After': '1' });
    await noteRepeated(trial, first);
  },

  async with_siret(trial) {
    const call = await trial.expect('create_application', [11]);
    if (!call) return;
    trial.instance.usual(call);
    const siret = rootOf(call, 'market_application')?.siret;
    trial.note([11], /^\d{14}$/.test(String(siret)), `siret ${JSON.stringify(siret) ?? 'absent'}`);
  },

  async without_siret(trial) {
    const call = await trial.expect('create_application', [12]);
    if (!call) return;
    trial.instance.usual(call);
    const siret = rootOf(call, 'market_application')?.siret;
    trial.note([12], siret === undefined || siret === null || siret === '', `siret ${JSON.stringify(siret)}`);
  },

  open_application: (trial) => trial.passes('open_application', [13]),

  async not_completed(trial) {
    const call = await trial.expect('attestation', [15]);
    if (!call) return;
    const refuse = (each: Call) => each.answer(422, { error: 'Application not completed' });
    refuse(call);
    const again = await trial.during('attestation', trial.settleMs, refuse);
    trial.note([15], again.length === 0, `${again.length} nouvelles tentatives après un 422`);
  },

  async not_ready(trial) {
    const boxes = [14, 15];
    const call = await trial.expect('attestation', boxes);
    if (!call) return;
    const wait = (each: Call) =>
      each.answer(404, { error: 'Attestation not available' }, { 'Retry-After': String(NOT_READY_SECONDS) });
    wait(call);
    const early = await trial.during('attestation', NOT_READY_SECONDS * 1000 - TOLERANCE_MS, wait);
    trial.note([15], early.length === 0, `${early.length} appels avant la fin de Retry-After`);
    await trial.passes('attestation', [14]);
  },

  package: (trial) => trial.passes('package', [14, 37]),
};

/** The same creation once more: with the same key and the same body, or a market may be made twice. */
async function noteRepeated(trial: Trial, first: Call): Promise<void> {
  const again = await trial.expect('create_market', [40]);
  if (!again) return;
  trial.instance.usual(again);
  const [before, after] = [first, again].map(({ headers }) => headers['idempotency-key']);
  const seen =
    before === undefined
      ? 'pas d’Idempotency-Key'
      : before !== after
        ? 'un autre Idempotency-Key pour la même création'
        : 'un autre corps sous le même Idempotency-Key';
  trial.note([40], before !== undefined && before === after && first.body === again.body, seen);
}

function rootOf({ body }: Call, key: string): Record<string, unknown> | undefined {
  try {
    return (JSON.parse(body) as Record<string, Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}
