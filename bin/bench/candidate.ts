import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { markOf, readSeen, SEEN_INPUT, writeSeen } from '@/lib/forms/marks';
import type { Stopwatch } from './measure/stopwatch';
import { inputsOf, type Journey } from './visit';

/** As the page's script waits after the last key. */
const PAUSE_MS = 1_000;
const FILE_BYTES = 200_000;
const IDENTITY = 'identite_entreprise';
const EXCLUSION = 'motifs_exclusion/fiscales_et_sociales';
const DECLARATION = 'motifs_exclusion/declaration';
const TOOLS = 'capacites_techniques_professionnelles/outillage';

/** A firm that fills its form in a browser with scripts: the same requests, in the same order, at the same pace. */
export class Candidate {
  #html = '';
  #seen = new Map<string, readonly string[]>();
  readonly #typed = new Map<string, string>();
  readonly #given: string[] = [];

  constructor(
    readonly journey: Journey,
    readonly watch: Stopwatch,
    readonly company: string,
  ) {}

  async fill({ exclusionProof, tools }: { exclusionProof: string; tools: string }): Promise<void> {
    // People do not begin in the same millisecond.
    await delay(Math.random() * PAUSE_MS);
    await this.#open('company_identification');
    for (const [member, text] of [
      ['identification_siret', '130 025 265 00013'],
      ['identification_raison_sociale', this.company],
      ['identification_activite_principale', 'Entretien d’espaces verts'],
      ['identification_adresse_siege_social', '12 rue de l’Église, 35000 Rennes'],
      ['contact_email', 'contact@entreprise.example'],
    ] as const) {
      await this.#type('company_identification', `${IDENTITY}_${member}.text`, text);
    }
    await this.#next('company_identification', EXCLUSION);
    await this.#open(EXCLUSION);
    await Promise.all(
      ['attestation.txt', 'suite.txt'].map((name) => this.#upload(EXCLUSION, `${exclusionProof}.documents`, name)),
    );
    await this.#next(EXCLUSION, DECLARATION);
    await this.#open(DECLARATION);
    await this.#type(DECLARATION, 'declaration.choice', 'no_exclusion');
    await this.#next(DECLARATION, TOOLS);
    await this.#open(TOOLS);
    let words = '';
    for (const more of [
      'Deux tondeuses. ',
      'Un camion de 3,5 t. ',
      'Une nacelle de 12 m, louée au besoin. ',
      'Un broyeur.',
    ]) {
      words += more;
      await this.#type(TOOLS, `${tools}.text`, words);
    }
    await this.#next(TOOLS, 'summary');
    await this.#open('summary');
    const lost = [this.company, 'Rennes', 'Un broyeur.', ...this.#given].filter((text) => !this.#html.includes(text));
    if (lost.length > 0) this.watch.errors.push(`récapitulatif : il manque ${lost.join(', ')}`);
  }

  /** A page, and what its form is drawn from. */
  async #open(step: string): Promise<void> {
    await this.watch.time('page d’une étape', async () => {
      const answer = await this.#send(step);
      this.#html = await answer.text();
      return answer.status === 200 ? null : `${step} ${answer.status}`;
    });
    this.#typed.clear();
    this.#seen = new Map(readSeen(inputsOf(this.#html).find(({ name }) => name === SEEN_INPUT)?.value ?? null));
  }

  /** Saved once one pauses; then the page asks how far things are. */
  async #type(step: string, name: string, text: string): Promise<void> {
    await delay(PAUSE_MS);
    this.#typed.set(name, text);
    await this.watch.time('enregistrement en cours de frappe', async () => {
      const body = new URLSearchParams([...this.#typed, [SEEN_INPUT, writeSeen(this.#seen)]]);
      const answer = await this.#send(`${step}/draft`, { method: 'POST', body });
      if (answer.status !== 200) return `${step} ${answer.status}`;
      const { saved_at, changes } = (await answer.json()) as { saved_at?: string; changes?: unknown[] };
      return saved_at && changes?.length === 0 ? null : `${step} ${JSON.stringify(changes)}`;
    });
    for (const [typed, its] of this.#typed) this.#seen.set(typed, [markOf(its)]);
    await this.#look(step);
  }

  async #look(step: string): Promise<void> {
    await this.watch.time('état des parties', async () => {
      const answer = await this.#send(`${step}/states`);
      const { parts } = (await answer.json()) as { parts?: object };
      return answer.status === 200 && parts ? null : `${step} ${answer.status}`;
    });
  }

  async #upload(step: string, input: string, fileName: string): Promise<void> {
    const name = `${this.company}, ${fileName}`;
    await this.watch.time('envoi d’un fichier de 200 ko', async () => {
      const body = new FormData();
      body.append(input, new File([Buffer.alloc(FILE_BYTES, `${name}\n`)], name));
      const headers = { 'idempotency-key': randomUUID() };
      const answer = await this.#send(`${step}/files`, { method: 'POST', body, headers });
      const { file } = (await answer.json()) as { file?: { name: string; size_bytes: number } };
      return answer.status === 201 && file?.name === name && file.size_bytes === FILE_BYTES
        ? null
        : `${step} ${answer.status}`;
    });
    this.#given.push(name);
    await this.#look(step);
  }

  async #next(step: string, then: string): Promise<void> {
    await delay(PAUSE_MS);
    await this.watch.time('« Enregistrer et continuer »', async () => {
      const body = new FormData();
      for (const [name, text] of [...this.#typed, [SEEN_INPUT, writeSeen(this.#seen)] as const])
        body.append(name, text);
      const answer = await this.#send(step, { method: 'POST', body });
      await answer.arrayBuffer();
      const to = answer.headers.get('location');
      return answer.status === 303 && to?.endsWith(`/${then}`) ? null : `${step} ${answer.status} ${to}`;
    });
  }

  #send(
    path: string,
    init: { method?: string; body?: FormData | URLSearchParams; headers?: Record<string, string> } = {},
  ) {
    const headers = { ...init.headers, cookie: this.journey.cookie, 'sec-fetch-site': 'same-origin' };
    return fetch(`${this.journey.address}/${path}`, { ...init, headers, redirect: 'manual' });
  }
}
