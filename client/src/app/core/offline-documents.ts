const prefix = 'samepage:';
const list = 'samepage.documents';

/** The name under which a person's copy of a shared document is kept on this device, one per person and document. */
export function offlineName(membershipId: string, documentId: string): string {
  return `${prefix}${membershipId}:${documentId}`;
}

function remembered(): string[] {
  try {
    return JSON.parse(localStorage.getItem(list) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function remember(names: readonly string[]): void {
  try {
    localStorage.setItem(list, JSON.stringify(names));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Notes that a copy exists, because not every browser can list its databases. */
export function noteDocument(name: string): void {
  remember([...new Set([...remembered(), name])]);
}

async function namesOnDevice(): Promise<string[]> {
  const listed = await Promise.resolve(indexedDB.databases()).catch(() => []);
  const names = listed.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  return [...new Set([...names, ...remembered()])];
}

function drop(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}

/** Takes copies of shared documents off this device: all of them, or the one named. */
export async function forgetDocuments(only?: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const names = only ? [only] : await namesOnDevice().catch(remembered);
  await Promise.all(names.map(drop));
  remember(only ? remembered().filter((name) => name !== only) : []);
}
