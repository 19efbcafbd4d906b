/** What the server's files and programs are found by, and who hears of what was done with them. */
export type Site = {
  /** Its `node_modules` has the programs. */
  projectFolder: string;
  /** Where things go that another user must reach when the project itself is closed to it. Root only. */
  sharedFolder: string;
  /** Returns a port of the loopback that nobody listens on. */
  findPort(): Promise<number>;
  /** Called with what was done that nobody asked for. */
  tell(note: Note): void;
};

export type Note =
  | { code: 'cluster_elsewhere'; user: string; folder: string }
  | { code: 'programs_copied'; user: string; folder: string }
  | { code: 'cluster_set_aside'; folder: string };

/** Why there is no server, with what names the place. */
export type Problem =
  | { code: 'unsupported_system' }
  | { code: 'root_only' }
  | { code: 'unknown_user'; uid: number }
  | { code: 'no_programs'; system: string }
  | { code: 'closed_programs'; folder: string }
  | { code: 'no_shared_folder'; folder: string; why: string | undefined }
  | { code: 'not_runnable'; why: string }
  | { code: 'closed_cluster'; user: string | undefined; folder: string }
  | { code: 'password_gone'; file: string; folder: string }
  | { code: 'initdb_failed'; output: string }
  | { code: 'other_version'; folder: string; found: string; expected: string }
  | { code: 'not_spawned'; program: string }
  | { code: 'does_not_stop'; pid: number }
  | { code: 'occupied'; pid: number; folder: string }
  | { code: 'not_started'; logFile: string; end: string };

export class PostgresError extends Error {
  override name = 'PostgresError';
  constructor(readonly problem: Problem) {
    super(Object.values(problem).join(' '));
  }
}
