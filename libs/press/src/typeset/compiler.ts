import { createRequire } from 'node:module';

interface Diagnostics {
  shortDiagnostics: { message: string }[];
}
interface Compiled {
  result: unknown;
  hasError: () => boolean;
  takeError: () => Diagnostics | null;
}

/** The part of the native module (typst-ts-node-compiler 0.7.0, Typst 0.14.2) that we use. */
export interface Compiler {
  compile: (options: { mainFileContent: string; inputs: Record<string, string> }) => Compiled;
  pdf: (document: unknown, options: { pdfStandard: 'ua-1'; creationTimestamp: number }) => Buffer;
}
interface Native {
  NodeCompiler: {
    create: (options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }) => Compiler;
  };
}

/** No native compiler could be loaded here. */
export class CompilerMissing extends Error {
  override readonly name = 'CompilerMissing';
}

/** Its packages for this computer. Which libc Linux has is found by trying; elsewhere there is one or none. */
export function packagesFor(platform: string, arch: string): string[] {
  const base = `@myriaddreamin/typst-ts-node-compiler-${platform}-${arch}`;
  if (platform === 'linux') return [`${base}-gnu`, `${base}-musl`];
  return [platform === 'win32' ? `${base}-msvc` : base];
}

/**
 * @param load how a package is loaded; it throws when there is none, or when it is for another libc.
 * @throws CompilerMissing when none of them can be loaded.
 */
export function loadNative(names: string[], load: (name: string) => unknown): Native {
  for (const name of names) {
    try {
      return load(name) as Native;
    } catch {
      // Not this one: another libc, or not installed.
    }
  }
  throw new CompilerMissing(`None of these could be loaded: ${names.join(', ')}.`);
}

/** A compiler with these fonts. It sees no file: the template reads none, and its root is our own folder. */
export function makeCompiler(fonts: Buffer[]): Compiler {
  const native = loadNative(packagesFor(process.platform, process.arch), createRequire(import.meta.url));
  return native.NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] });
}

/**
 * A PDF/UA-1 of a template with data given as inputs (never as markup).
 *
 * @throws Error with the compiler's own words when the template or the data cannot be set.
 */
export function typeset(
  compiler: Compiler,
  template: string,
  inputs: Record<string, string>,
  createdAt: number,
): Buffer {
  const compiled = compiler.compile({ mainFileContent: template, inputs });
  if (compiled.hasError() || !compiled.result) {
    const diagnostics = compiled.takeError()?.shortDiagnostics ?? [];
    throw new Error(diagnostics.map(({ message }) => message).join('; ') || 'Typst gave no document.');
  }
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: createdAt });
}
