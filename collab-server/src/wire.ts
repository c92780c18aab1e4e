/** The opcode of a binary message, with the bit that says it is whole (RFC 6455, section 5.2). */
const wholeBinary = 0x82;
const short = 125;
const long = 0xffff;

/**
 * A message as it goes over the wire from a server: WebSocket's header and the payload in one piece. It is made once
 * for everyone in a room, where `ws` would make a header and two writes for each of them.
 */
export function wireOf(payload: Uint8Array): Buffer {
  const size = payload.byteLength;
  const header = size <= short ? 2 : size <= long ? 4 : 10;
  const wire = Buffer.allocUnsafeSlow(header + size);
  wire[0] = wholeBinary;
  if (size <= short) wire[1] = size;
  else if (size <= long) {
    wire[1] = short + 1;
    wire.writeUInt16BE(size, 2);
  } else {
    wire[1] = short + 2;
    wire.writeBigUInt64BE(BigInt(size), 2);
  }
  wire.set(payload, header);
  return wire;
}
