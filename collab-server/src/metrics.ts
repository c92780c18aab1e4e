import type { CloseReason } from '@samepage/contracts';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted now, asked for when someone looks. */
export interface Counts {
  readonly rooms: number;
  readonly connections: number;
  readonly presences: number;
}

/** What an operator can watch, in Prometheus's form. Nobody and nothing of what is written can be told from it. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private commits: number[] = [];
  private readonly commitSeconds = new Histogram({
    name: 'samepage_collab_commit_seconds',
    help: 'How long a commit to the document log takes.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: this.registers,
  });
  private readonly entries = new Counter({
    name: 'samepage_collab_entries_total',
    help: 'Entries appended to the document log.',
    registers: this.registers,
  });
  readonly conflicts = new Counter({
    name: 'samepage_collab_conflicts_total',
    help: 'Commits that found that someone else had written first.',
    registers: this.registers,
  });
  readonly laggards = new Counter({
    name: 'samepage_collab_laggards_total',
    help: 'Times a reader was too slow, and was brought up to date afterwards.',
    registers: this.registers,
  });
  readonly damages = new Counter({
    name: 'samepage_collab_damaged_documents_total',
    help: 'Times a document was opened of which some could not be read. Look at once.',
    registers: this.registers,
  });
  readonly closed = new Counter({
    name: 'samepage_collab_closed_total',
    help: 'Sockets closed by the server, by reason.',
    labelNames: ['reason'] as const,
    registers: this.registers,
  });

  constructor(counts: () => Counts) {
    const gauge = (name: keyof Counts, help: string): void => {
      new Gauge({
        name: `samepage_collab_${name}`,
        help,
        registers: this.registers,
        collect() {
          this.set(counts()[name]);
        },
      });
    };
    gauge('rooms', 'Open documents.');
    gauge('connections', 'Sockets that were let in.');
    gauge('presences', 'People who are shown to others.');
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Memory the process holds.',
      registers: this.registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
    new Gauge({
      name: 'process_cpu_seconds_total',
      help: 'Processor time the process has used.',
      registers: this.registers,
      collect() {
        const { user, system } = process.cpuUsage();
        this.set((user + system) / 1e6);
      },
    });
  }

  /** Noted only: a histogram takes as long as judging a keystroke, so it is filled when someone looks, or now and then. */
  committed(milliseconds: number, entries: number): void {
    this.commits.push(milliseconds, entries);
    if (this.commits.length >= 2_000) this.count();
  }

  private count(): void {
    for (let index = 0; index < this.commits.length; index += 2) {
      this.commitSeconds.observe((this.commits[index] ?? 0) / 1000);
      this.entries.inc(this.commits[index + 1] ?? 0);
    }
    this.commits = [];
  }

  turnedAway(reason: CloseReason): void {
    this.closed.inc({ reason });
  }

  text(): Promise<string> {
    this.count();
    return this.registry.metrics();
  }
}
