import { jest } from '@jest/globals';
import { SocketBucket } from './socket-bucket';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const takes = (bucket: SocketBucket, times: number) =>
  Array.from({ length: times }, () => bucket.take()).filter(Boolean).length;

it('lets a burst in, then a steady stream [DB16]', () => {
  const bucket = new SocketBucket();
  expect(takes(bucket, 100)).toBe(60);
  jest.advanceTimersByTime(1_000);
  expect(takes(bucket, 100)).toBe(20);
});

it('gives up on a flood, and on nobody who pauses [DB16]', () => {
  const bucket = new SocketBucket();
  takes(bucket, 60 + 299);
  expect(bucket.exhausted).toBe(false);
  bucket.take();
  expect(bucket.exhausted).toBe(true);
  jest.advanceTimersByTime(100);
  expect(bucket.take()).toBe(true);
  expect(bucket.exhausted).toBe(false);
});
