import { setTimeout as sleep } from 'node:timers/promises';
import { Program, sparePort, type Settings } from '../program';

/** One api in a process of its own, that is killed and comes back at the same address. */
export class ApiNode {
  kills = 0;
  /** Whether it answers, as far as we let it. */
  isUp = true;
  private coming: Promise<void> = Promise.resolve();

  private constructor(
    readonly url: string,
    readonly program: Program,
  ) {}

  static async start(settings: Settings): Promise<ApiNode> {
    const port = await sparePort();
    const url = `http://127.0.0.1:${port}`;
    const own = { PORT: port, HOST: '127.0.0.1', PUBLIC_URL: url, LOG_LEVEL: 'error' };
    const node = new ApiNode(url, new Program('api/main', { ...own, ...settings }));
    await node.program.start();
    return node;
  }

  /** kill -9, a moment without it, and it is back. */
  async killAndStart(pause: number): Promise<void> {
    await this.coming;
    await this.kill();
    await sleep(pause);
    this.coming = this.start();
    await this.coming;
  }

  async kill(): Promise<void> {
    this.kills++;
    this.isUp = false;
    await this.program.kill();
  }

  async start(): Promise<void> {
    await this.program.start();
    this.isUp = true;
  }
}
