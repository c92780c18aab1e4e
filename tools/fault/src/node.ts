import { Program, sparePort, type Settings } from './program';

/** One collaboration server in a process of its own. Keeps what it logged at ERROR or wrote without its log. */
export class CollabNode {
  /** Everything that somebody should have been woken for. */
  readonly complaints: string[] = [];
  readonly program: Program;

  private constructor(
    readonly port: string,
    settings: Settings,
    nodeArguments: readonly string[],
  ) {
    this.program = new Program(
      'collab-server/main',
      { PORT: port, PUBLIC_URL: `http://localhost:${port}`, LOG_LEVEL: 'warn', ...settings },
      { nodeArguments, onLine: (line) => this.read(line) },
    );
  }

  static async start(settings: Settings, nodeArguments: readonly string[]): Promise<CollabNode> {
    const node = new CollabNode(await sparePort(), settings, nodeArguments);
    await node.program.start();
    return node;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/collab`;
  }

  private read(line: string): void {
    const entry = parse(line);
    if (entry === undefined) this.complaints.push(line);
    else if (entry.level >= 50) this.complaints.push(`${entry.msg}: ${entry.err?.message ?? ''}`);
  }
}

interface LogEntry {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly message?: string };
}

function parse(line: string): LogEntry | undefined {
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return undefined;
  }
}
