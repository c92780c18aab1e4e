/** What a parameter may be: what our own statements take. */
type Scalar = string | number | boolean | Uint8Array | null | undefined;

/** A parameter as PostgreSQL's wire takes it: text, bytes as they are, or null. Arrays have one dimension. */
export function parameterOf(value: unknown): string | Buffer | null {
  if (Array.isArray(value)) return `{${(value as Scalar[]).map(elementOf).join()}}`;
  const scalar = value as Scalar;
  if (scalar === null || scalar === undefined) return null;
  if (scalar instanceof Uint8Array) return bufferOf(scalar);
  return String(scalar);
}

function elementOf(value: Scalar): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return `"\\\\x${bufferOf(value).toString('hex')}"`;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
