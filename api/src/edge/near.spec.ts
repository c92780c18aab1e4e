import { isNear } from './near';

const asked = (host: string | undefined, remoteAddress: string | undefined, more: object = {}) =>
  isNear({ headers: { host, ...more }, socket: { remoteAddress } });

describe('a request made on this machine', () => {
  it.each([
    ['localhost', '127.0.0.1'],
    ['LOCALHOST:4000', '::1'],
    ['127.0.0.1:4000', '127.0.0.1'],
    ['127.9.8.7', '::ffff:127.0.0.1'],
    ['[::1]:65535', '::1'],
  ])('is near: %s from %s', (host, address) => {
    expect(asked(host, address)).toBe(true);
  });

  it.each([
    [undefined, '127.0.0.1'],
    ['', '127.0.0.1'],
    ['evil.example', '127.0.0.1'],
    ['evil.example:4000', '127.0.0.1'],
    ['localhost.evil.example', '127.0.0.1'],
    ['127.0.0.1.evil.example', '127.0.0.1'],
    ['evil.example@localhost', '127.0.0.1'],
    ['localhost:4000:1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['192.168.1.5', '127.0.0.1'],
    ['localhost', '192.168.1.5'],
    ['localhost', '::ffff:10.0.0.1'],
    ['localhost', undefined],
  ])('is not: %s from %s', (host, address) => {
    expect(asked(host, address)).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host'])('is not with a %s header', (name) => {
    expect(asked('localhost', '127.0.0.1', { [name]: '127.0.0.1' })).toBe(false);
  });
});
