import { CompilerMissing, loadNative, packagesFor } from './compiler.ts';

describe('packagesFor', () => {
  it.each([
    ['linux', 'x64', ['linux-x64-gnu', 'linux-x64-musl']],
    ['win32', 'x64', ['win32-x64-msvc']],
    ['darwin', 'arm64', ['darwin-arm64']],
  ])('names what %s on %s needs', (platform, arch, endings) => {
    expect(packagesFor(platform, arch)).toEqual(
      endings.map((ending) => `@myriaddreamin/typst-ts-node-compiler-${ending}`),
    );
  });
});

describe('loadNative', () => {
  const native = { NodeCompiler: { create: () => null } };

  it('takes the first that loads, for one libc cannot load the other’s', () => {
    const load = (name: string) => {
      if (name === 'gnu') throw new Error('libc.so.6: version not found');
      return native;
    };
    expect(loadNative(['gnu', 'musl'], load)).toBe(native);
  });

  it('says which are missing when none loads', () => {
    const load = () => {
      throw new Error('Cannot find module');
    };
    expect(() => loadNative(['gnu', 'musl'], load)).toThrow(CompilerMissing);
    expect(() => loadNative(['gnu', 'musl'], load)).toThrow('gnu, musl');
  });
});
