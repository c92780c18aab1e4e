import type { AddedImage, Problem, Provocation } from '@samepage/contracts';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { testApi, type Agent, type Member, type TestApi, type TestInquiry } from './support';

let api: TestApi;
let inquiry: TestInquiry;
let artist: Member;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
  artist = await inquiry.as('artist');
});
afterAll(() => api.close());

async function add(bytes: Buffer, name = 'photo.jpg', type = 'image/jpeg', agent: Agent = artist) {
  const form = new FormData();
  form.set('image', new Blob([new Uint8Array(bytes)], { type }), name);
  const response = await agent.send('POST', `/api/inquiries/${inquiry.id}/images`, { body: form });
  return { status: response.status, body: (await response.json()) as AddedImage & Problem };
}

async function see(hash: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const response = await api.stranger().send('GET', `/api/images/${hash}`);
  expect(response.status).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
}

const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b8402a' } });

/** A photo with a place, a camera and a name in it, lying on its side. */
const photo = () =>
  red(60, 40)
    .withExif({
      IFD0: { Make: 'SecretCam', Artist: 'Secret Name' },
      IFD3: { GPSLatitude: '53/1 8/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A PNG of a few bytes that says it is 60,000 by 60,000 pixels. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

it('keeps a picture upright, by the hash of what it serves, and nothing of its camera', async () => {
  const original = await photo();
  expect(original.includes('SecretCam')).toBe(true);
  const { status, body } = await add(original);
  expect({ status, body }).toEqual({
    status: 201,
    body: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), width: 40, height: 60 },
  });

  const { bytes, headers } = await see(body.hash);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.hash);
  expect(headers.get('content-type')).toBe('image/webp');
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  const { exif, icc, xmp, orientation, format } = await sharp(bytes).metadata();
  expect({ exif, icc, xmp, orientation, format }).toEqual({ format: 'webp' });
  expect(bytes.includes('Secret')).toBe(false);
});

it('keeps the same picture once', async () => {
  const bytes = await red(10, 10).png().toBuffer();
  const [one, other] = [await add(bytes), await add(bytes)];
  expect(one.body.hash).toBe(other.body.hash);
});

it('makes large ones smaller', async () => {
  const { body } = await add(await red(3000, 1500).jpeg().toBuffer());
  expect(body).toMatchObject({ width: 2000, height: 1000 });
});

it('writes a file that is two things anew, so that the other is gone', async () => {
  const script = Buffer.from('<script>alert(1)</script><?php system($_GET[0]); ?>');
  const polyglot = Buffer.concat([await red(10, 10).jpeg().toBuffer(), script]);
  const { status, body } = await add(polyglot, 'photo.php.jpg');
  expect(status).toBe(201);
  expect((await see(body.hash)).bytes.includes('script')).toBe(false);
});

it.each([
  [
    'an SVG, even one that calls itself a JPEG',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  ['a picture that claims billions of pixels', bomb],
  ['half a picture', async () => (await red(400, 400).png().toBuffer()).subarray(0, 300)],
  ['a PDF', () => Buffer.from('%PDF-1.7\n')],
  ['an empty file', () => Buffer.alloc(0)],
])('refuses %s', async (_, make) => {
  const { status, body } = await add(await make());
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'image_unreadable' });
});

it('refuses more than 15 megabytes, and a form without a picture', async () => {
  const large = await add(Buffer.alloc(15 * 1024 * 1024 + 1));
  expect({ status: large.status, code: large.body.code }).toEqual({ status: 413, code: 'too_large' });
  expect((await artist.post(`/api/inquiries/${inquiry.id}/images`)).status).toBe(400);
});

it('shows pictures by their address only, and never a PDF', async () => {
  expect((await api.stranger().get(`/api/images/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await api.stranger().get('/api/images/..%2F..%2Fetc%2Fpasswd')).status).toBe(400);
  const hash = 'a'.repeat(64);
  await api.queryable.query(
    `INSERT INTO blob (hash, media_type, bytes) VALUES ($1, 'application/pdf', '\\x25')`,
    [hash],
  );
  expect((await api.stranger().get(`/api/images/${hash}`)).status).toBe(404);
});

it('stands with a provocation, with words that say what it shows', async () => {
  const { body: image } = await add(await red(30, 20).png().toBuffer());
  const post = (alt: string, hash = image.hash) =>
    artist.post<Provocation & Problem>(`/api/inquiries/${inquiry.id}/provocations`, {
      title: 'Red',
      words: 'What is red?',
      image: { hash, alt },
    });
  expect((await post('A red field')).body.picture).toEqual({
    hash: image.hash,
    width: 30,
    height: 20,
    alt: 'A red field',
  });
  expect((await post('')).status).toBe(400);
  expect((await post('Nothing', 'b'.repeat(64))).body.problems).toMatchObject([{ path: 'image.hash' }]);
});
