/** A UUID of RFC 9562, in either case. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether something is an id of ours. For pages, which check no schema and so carry no schema library. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
