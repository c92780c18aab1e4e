import { inflateSync } from 'node:zlib';

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Everything in a PDF that can be looked through as text: its objects, and its streams inflated. For tests only. */
export function pdfText(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at + 7);
    if (end < 0) break;
    parts.push(inflated(pdf.subarray(at + 7, end)).toString('latin1'));
  }
  return parts.join('\n');
}
