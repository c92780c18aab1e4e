import { run } from '../src/program';
import type { Installation } from './shapes';

/** Someone who speaks to the API with a token. */
export class Someone {
  private constructor(
    private readonly installation: Installation,
    private readonly token: string,
  ) {}

  /** Added, and given a token, by the command line of the running installation. */
  static async added(installation: Installation, name: string, role: string): Promise<Someone> {
    const email = `${name.toLowerCase()}@fault.example`;
    const person = ['person', 'add', '--email', email, '--name', name, '--role', role];
    await run('api/cli', person, installation.settings);
    const token = await run('api/cli', ['token', 'create', '--email', email], installation.settings);
    return new Someone(installation, token);
  }

  /** A new draft's shared document. */
  async beginDraft(title: string): Promise<string> {
    const [inquiry] = await this.ask<{ id: string }[]>('GET', '/api/inquiries');
    const path = `/api/inquiries/${inquiry?.id ?? ''}/drafts`;
    const { documentId } = await this.ask<{ documentId: string }>('POST', path, { title });
    return documentId;
  }

  async ticketFor(documentId: string): Promise<string> {
    const { ticket } = await this.ask<{ ticket: string }>('POST', `/api/documents/${documentId}/ticket`);
    return ticket;
  }

  private async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.installation.api.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
