import * as Y from 'yjs';
import { limits } from '../limits';
import type { Decoded, Struct } from './decode';
import { Refusal } from './examination';

/** Checks every part of an update by itself (SY28): sizes, names, lengths, and that values are not nested too deep. */
export function checkShape({ structs, deleted }: Decoded): void {
  for (const struct of structs) checkStruct(struct);
  for (const client of deleted.keys()) checkClient(client);
}

function checkStruct(struct: Struct): void {
  checkClient(struct.id.client);
  if (struct.length < 1 || struct.id.clock + struct.length > limits.clock) throw new Refusal('bad_frame');
  if (!(struct instanceof Y.Item)) return;
  // Decoding leaves the name of a top-level type as text where a document would put the type.
  const parent = struct.parent as unknown;
  if (typeof parent === 'string') checkName(parent);
  if (struct.parentSub !== null) checkName(struct.parentSub);
  checkContent(struct);
}

function checkClient(client: number): void {
  if (client > limits.clientId) throw new Refusal('bad_frame');
}

function checkName(name: string): void {
  if (name.length > limits.nameLength) throw new Refusal('too_large');
  // Readers that make plain objects of attributes would change the object's prototype.
  if (name === '__proto__') throw new Refusal('bad_frame');
}

function checkContent({ content, parentSub }: Y.Item): void {
  if (content instanceof Y.ContentDoc) throw new Refusal('bad_frame');
  if (content instanceof Y.ContentType) checkType(content.type);
  else if (content instanceof Y.ContentFormat) {
    checkName(content.key);
    checkValue(content.value, 0, true);
  } else if (content instanceof Y.ContentEmbed) checkValue(content.embed, 0, true);
  else if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    for (const value of content.arr as unknown[]) checkValue(value, 0, parentSub !== null);
  } else if (content instanceof Y.ContentString && parentSub !== null) checkValue(content.str, 0, true);
}

function checkType(type: Y.AbstractType<unknown>): void {
  if (type instanceof Y.XmlElement) checkName(type.nodeName);
  if (type instanceof Y.XmlHook) checkName((type as unknown as { hookName: string }).hookName);
}

/** Goes no deeper than the limit, so that it cannot itself overflow the stack. */
function checkValue(value: unknown, depth: number, isAttribute: boolean): void {
  if (depth > limits.depth) throw new Refusal('bad_frame');
  if (typeof value === 'string') {
    if (isAttribute && value.length > limits.attributeLength) throw new Refusal('too_large');
    return;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const inner of Object.values(value)) checkValue(inner, depth + 1, isAttribute);
}
