import { CARD_EXISTS } from '@/lib/applications/posted-draft';
import { markOf, readSeen, SEEN_INPUT, type Seen, writeSeen } from '@/lib/forms/marks';
import { entriesIn } from './entries-in';

/** Something saved elsewhere, as the server tells it. */
export type ToldChange = { name: string; label: string; saved: string; saved_in_words: string; is_conflict: boolean };

/** The mark of no text. */
const NEVER_DRAWN = '?';

type Sent = ReadonlyMap<string, string>;
type Input = HTMLInputElement | HTMLTextAreaElement;

/** The form of a step in the browser: what it holds, and what of it is saved as far as this page knows. */
export class TypedForm {
  readonly #seen: Map<string, readonly string[]>;
  readonly #conflicts = new Map<string, ToldChange>();
  /** Cards that one removed here: what they held is to be saved as gone. */
  readonly #removed = new Set<string>();
  /** Cards that the page begins with, nothing being in them: no answer, and nothing to save, before something is. */
  readonly #blank: ReadonlySet<string>;

  /** `shown`: what the page says at its top that somebody else saved, one's own being in the inputs. */
  constructor(
    readonly form: HTMLFormElement,
    private readonly shown: readonly ToldChange[],
  ) {
    this.#seen = new Map(readSeen(this.#seenInput?.value ?? null));
    // Whatever is sent by the script then stays in conflict: only a person who has read both settles it.
    for (const change of shown) {
      this.#conflicts.set(change.name, change);
      this.#seen.set(change.name, [NEVER_DRAWN]);
    }
    const entries = this.entries();
    this.#blank = new Set([...entries.keys()].filter((name) => !this.#seen.has(name) && isBlankCard(name, entries)));
  }

  /** The button of the page says « quand même », under what the page showed of the others' answers. */
  acceptShown(): void {
    for (const { name } of this.shown) {
      const change = this.#conflicts.get(name);
      if (change) this.resolve(change, 'mine');
    }
  }

  entries(): Map<string, string> {
    return entriesIn(this.form);
  }

  /** True when something is typed that is not known to be saved, and that the server would take. */
  hasUnsaved(): boolean {
    const entries = this.entries();
    const names = new Set([...entries.keys(), ...this.#typedNames()]);
    const isBlank = (name: string) => this.#blank.has(name) && isBlankCard(name, entries);
    return [...names].some(
      (name) =>
        !this.#conflicts.has(name) &&
        !isBlank(name) &&
        !this.#isGiven(name) &&
        this.#isChanged(name, entries.get(name)),
    );
  }

  /** The platform's SIRET is in the page before it is saved, and nobody typed it: it goes with the first save of another. */
  #isGiven(name: string): boolean {
    const inputs = this.#inputs(name);
    return inputs.length > 0 && inputs.every((input) => input.readOnly);
  }

  removed(card: string): void {
    this.#removed.add(card);
  }

  get conflicts(): ToldChange[] {
    return [...this.#conflicts.values()];
  }

  /** Body of a save. What leaves may arrive without our knowing: the form says so from now on, however it is posted. */
  sending(): { entries: Sent; body: URLSearchParams } {
    const entries = this.entries();
    for (const [name, text] of entries) {
      const [drawn = '', ...sent] = this.#seen.get(name) ?? [];
      const mark = markOf(text);
      if (mark !== drawn && !sent.includes(mark)) this.#seen.set(name, [drawn, ...sent, mark]);
    }
    this.#write();
    return { entries, body: new URLSearchParams([...entries, [SEEN_INPUT, writeSeen(this.#seen)]]) };
  }

  /** What was sent is saved, but for what is in conflict; what changed elsewhere is shown. Returns how it went. */
  saved(sent: Sent, changes: readonly ToldChange[]): { updated: string[]; toReload: string[] } {
    const told = new Set(changes.map((change) => change.name));
    for (const name of new Set([...sent.keys(), ...this.#typedNames(sent)])) {
      if (!told.has(name)) this.#drawnFrom(name, sent.get(name));
    }
    this.#conflicts.clear();
    const [updated, toReload] = [new Set<string>(), new Set<string>()];
    for (const change of changes) {
      if (change.is_conflict) this.#inConflict(change);
      else (this.#show(change, sent.get(change.name)) ? updated : toReload).add(change.label);
    }
    this.#write();
    return { updated: [...updated], toReload: [...toReload] };
  }

  /** The person has read what is saved elsewhere, and keeps this or takes that. */
  resolve({ name, saved }: ToldChange, keep: 'mine' | 'theirs'): void {
    this.#conflicts.delete(name);
    const card = [...this.#removed].find((removed) => isIn(removed, name));
    if (card !== undefined && keep === 'theirs') this.#giveBack(card);
    else this.#drawnFrom(name, saved);
    if (keep === 'theirs') this.#fill(name, saved);
    this.#write();
  }

  /** A card that was removed here stays where it is saved: this page knows nothing of it any more. */
  #giveBack(card: string): void {
    this.#removed.delete(card);
    for (const name of [...this.#seen.keys()]) if (isIn(card, name)) this.#seen.delete(name);
  }

  #inConflict(change: ToldChange): void {
    this.#seen.set(change.name, (this.#seen.get(change.name) ?? ['']).slice(0, 1));
    this.#conflicts.set(change.name, change);
  }

  /** Shows what was saved elsewhere, unless it has no input here or one is typing in it. */
  #show({ name, saved }: ToldChange, sent: string | undefined): boolean {
    if (this.#inputs(name).length === 0 || markOf(this.entries().get(name)) !== markOf(sent)) return false;
    this.#fill(name, saved);
    this.#drawnFrom(name, saved);
    return true;
  }

  #fill(name: string, text: string): void {
    for (const input of this.#inputs(name)) {
      if (input.type === 'radio' || input.type === 'checkbox')
        (input as HTMLInputElement).checked = input.value === text;
      else input.value = text;
      // What is said of the value is of another one now.
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  #inputs(name: string): Input[] {
    return [...this.form.elements].filter((element): element is Input => (element as Input).name === name);
  }

  /**
   * Names that were not empty when the form was drawn, and that it still has inputs for, a choice may be taken back; or that
   * went with a card which was removed here.
   */
  #typedNames(sent?: Sent): string[] {
    const isGone = (name: string) => [...this.#removed].some((card) => isIn(card, name));
    return [...this.#seen.keys()].filter((name) => !sent?.has(name) && (this.#inputs(name).length > 0 || isGone(name)));
  }

  #isChanged(name: string, text: string | undefined): boolean {
    return markOf(text) !== (this.#seen.get(name)?.[0] ?? '');
  }

  #drawnFrom(name: string, text: string | undefined): void {
    if (text) this.#seen.set(name, [markOf(text)]);
    else this.#seen.delete(name);
  }

  #write(): void {
    if (this.#seenInput) this.#seenInput.value = writeSeen(this.#seen as Seen);
  }

  get #seenInput(): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>(`input[name=${SEEN_INPUT}]`);
  }
}

/** Whether a name is that of a card, or of an input in it. */
const isIn = (card: string, name: string) => name === card || name.startsWith(`${card}.`);

/** Whether a name is that of a card in which nothing is typed. */
const isBlankCard = (name: string, entries: ReadonlyMap<string, string>) =>
  entries.get(name) === CARD_EXISTS &&
  [...entries].every(([other, text]) => other === name || !isIn(name, other) || text === '');
