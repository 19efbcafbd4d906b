import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoToken } from './demo-token';
import type { Answer } from './errors';
import type { Fault, FaultTarget } from './faults';
import { answerPage } from './page/answer-page';
import { type Calls, createSimulator, type Simulator } from './simulator';

/** All registers at one address of this machine. */
export type RunningRegisters = {
  /** Of API Entreprise and of Recherche d’entreprises alike, without a final slash. */
  url: string;
  token: string;
  /** Where its links lead, with the port; a link that leads elsewhere (`foreign_link`) goes to `localhost`. */
  documentsHost: string;
  /** Ends it, the answers under way included. */
  stop: () => Promise<void>;
  calls: () => Calls;
  /** Switches a fault on, or off with null; without any argument, all off. */
  fault: (target?: FaultTarget, fault?: Fault | null) => void;
};

export type RegistersOptions = {
  /** 0 takes a free one. */
  port?: number;
  token?: string;
  /** How long the minute of the limits lasts, and the second of Recherche d’entreprises; both follow the clock. */
  minuteMs?: number;
  secondMs?: number;
  /** How long a slow register takes, and every answer at least. */
  slowMs?: number;
  latencyMs?: number;
  /** Epoch, in milliseconds. */
  now?: () => number;
};

/** Starts the simulator of the registers, on the loopback only. Rejects when the port is taken. */
export async function startRegisters(options: RegistersOptions = {}): Promise<RunningRegisters> {
  const { port = 0, token = demoToken, minuteMs = 60_000, secondMs = 1_000 } = options;
  const { slowMs = 11_000, latencyMs = 0, now = Date.now } = options;
  const ending = new AbortController();
  let url = '';
  const simulator = createSimulator({
    token,
    minuteMs,
    secondMs,
    slowMs,
    latencyMs,
    now,
    signal: ending.signal,
    ownUrl: () => url,
  });
  const server = createServer((incoming, response) => {
    answer(simulator, incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token,
    documentsHost: new URL(url).host,
    calls: simulator.calls,
    fault: (target, fault = null) => (target ? simulator.faults.set(target, fault) : simulator.faults.clear()),
    stop: async () => {
      ending.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(simulator: Simulator, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(`http://registers.invalid${incoming.url ?? '/'}`);
  const isGet = incoming.method === 'GET';
  const answered = isGet ? await simulator.answer({ url, authorization: incoming.headers.authorization }) : undefined;
  send(response, answered ?? (await answerPage(simulator, incoming, url)));
}

function send(response: ServerResponse, { status, headers, body, cutAt }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  if (cutAt === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAt), () => response.destroy());
}
