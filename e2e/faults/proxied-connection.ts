import { connect, type Socket } from 'node:net';
import type { DatabaseFault } from './database-proxy';
import { failingStatement, type Statement } from './failing-statement';
import { boundValues, type Message, MessageReader, queryMessage, textsOf } from './postgres-messages';

/** Messages that belong to an extended query, until its Sync or Flush. */
const EXTENDED = new Set(['P', 'B', 'D', 'E', 'C']);

/** One connection of the application, passed on message by message. */
export class ProxiedConnection {
  readonly ended: Promise<unknown>;
  readonly #server: Socket;
  readonly #fromClient = new MessageReader('client');
  readonly #fromServer = new MessageReader('server');
  /** What was prepared, by name. */
  readonly #prepared = new Map<string, string>();
  #held: Message[] = [];
  #bound: Message | undefined;
  /** PostgreSQL has let the client in. */
  #isOpen = false;
  /** A statement is being prepared: it is sent once its description has come. */
  #isBegun = false;
  #sent = 0;
  #answered = 0;
  /** The statement at whose answer the connection is cut. */
  #lostAnswer = 0;
  #whenCalm: (() => void)[] = [];

  constructor(
    readonly client: Socket,
    target: { host: string; port: number },
    readonly meet: (statement: Statement) => DatabaseFault | undefined,
  ) {
    this.#server = connect(target);
    this.ended = Promise.all(
      [client, this.#server].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    for (const [from, to] of [
      [client, this.#server],
      [this.#server, client],
    ] as const) {
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#tellCalm();
      });
    }
    client.on('data', (chunk) => {
      for (const message of this.#fromClient.read(chunk)) this.#passToServer(message);
    });
    this.#server.on('data', (chunk) => {
      for (const message of this.#fromServer.read(chunk)) this.#passToClient(message);
    });
  }

  /** Whether a statement waits for its answer, or is about to be sent: a connection is opened, or one prepared, for it. */
  get isBusy(): boolean {
    return (!this.#isOpen || this.#isBegun || this.#answered < this.#sent) && !this.client.destroyed;
  }

  /** Resolves when nothing waits any more. */
  calm(): Promise<void> {
    if (!this.isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#whenCalm.push(resolve));
  }

  async destroy(): Promise<void> {
    this.client.destroy();
    this.#server.destroy();
    await this.ended;
  }

  #passToServer(message: Message): void {
    if (EXTENDED.has(message.type)) {
      this.#held.push(message);
      this.#isBegun = true;
      if (message.type === 'P') {
        const [name = '', text = ''] = textsOf(message, 2);
        this.#prepared.set(name, text);
      }
      if (message.type === 'B') this.#bound = message;
      return;
    }
    const held = [...this.#held, message].map(({ bytes }) => bytes);
    this.#held = [];
    // After Flush the client waits for a description, and goes on to the statement itself.
    if (message.type !== 'S' && message.type !== 'Q') return void this.#server.write(Buffer.concat(held));
    this.#isBegun = false;
    this.#sent++;
    const statement = this.#statementOf(message);
    this.#bound = undefined;
    const fault = this.meet(statement);
    if (fault === 'drops') return void this.destroy();
    if (fault === 'answer_lost') this.#lostAnswer = this.#sent;
    this.#server.write(fault === 'fails' ? queryMessage(failingStatement(statement)) : Buffer.concat(held));
  }

  #statementOf(message: Message): Statement {
    if (message.type === 'Q') return { text: textsOf(message, 1)[0] ?? '', values: [] };
    if (!this.#bound) return { text: '', values: [] };
    const [, name = ''] = textsOf(this.#bound, 2);
    return { text: this.#prepared.get(name) ?? '', values: boundValues(this.#bound) };
  }

  #passToClient({ type, bytes }: Message): void {
    if (type === 'Z') this.#isOpen = true;
    const isEndOfAnswer = type === 'Z' && this.#sent > 0;
    if (isEndOfAnswer) this.#answered++;
    if (this.#lostAnswer > 0 && this.#answered + (isEndOfAnswer ? 0 : 1) >= this.#lostAnswer) {
      // Cut when all of it is known to be carried out.
      if (isEndOfAnswer) void this.destroy();
      return;
    }
    this.client.write(bytes);
    if (!this.isBusy) this.#tellCalm();
  }

  #tellCalm(): void {
    for (const tell of this.#whenCalm.splice(0)) tell();
  }
}
