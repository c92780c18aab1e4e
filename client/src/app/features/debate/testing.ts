import { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Answer, DebateSnapshot, ServerToClient } from '@samepage/contracts';
import { debateSee } from '../../api/functions';
import { FakeApi, problem } from '../../shared/testing/fake-api';
import { Bench, openPage } from '../../shared/testing/page';
import { aDebate } from '../../shared/testing/samples';
import { DebateSender } from './debate-sender';
import { DebateLine, DebateSockets } from './debate-socket';
import { debateProviders, DebateStore } from './debate.store';

type Message<E extends keyof ServerToClient> = Parameters<ServerToClient[E]>[0];

/** A debate's line in a test's hand: it says what the server would, and answers what was prepared. */
export class FakeLine implements DebateLine {
  connected = false;
  closed = false;
  readonly asked: { readonly event: string; readonly request: unknown }[] = [];
  private readonly heard: Partial<ServerToClient> = {};
  private readonly answers = new Map<string, () => unknown>();
  private told: (connected: boolean) => void = () => undefined;

  readonly provider = { provide: DebateSockets, useValue: { open: () => Promise.resolve(this) } };

  constructor(snapshot: DebateSnapshot) {
    this.answer('debate.join', snapshot);
  }

  /** An event nobody prepared gets no answer, as when the line is dead. */
  answer(event: string, value: unknown): this {
    this.answers.set(event, () => ({ ok: true, value }));
    return this;
  }

  refuse(event: string, detail: string): this {
    this.answers.set(event, () => ({ ok: false, problem: problem('not_allowed', detail) }));
    return this;
  }

  on<E extends keyof ServerToClient>(event: E, heard: ServerToClient[E]): void {
    this.heard[event] = heard;
  }

  onState(heard: (connected: boolean) => void): void {
    this.told = heard;
  }

  async ask<T>(event: string, request: unknown): Promise<Answer<T>> {
    this.asked.push({ event, request });
    await Promise.resolve();
    const answer = this.answers.get(event);
    if (!answer) throw new Error('no answer in time');
    return answer() as Answer<T>;
  }

  close(): void {
    this.closed = true;
  }

  async connect(connected = true): Promise<void> {
    this.connected = connected;
    this.told(connected);
    await new Promise((done) => setTimeout(done));
  }

  async say<E extends keyof ServerToClient>(event: E, message: Message<E>): Promise<void> {
    // The map of events cannot follow one that is a type parameter.
    (this.heard[event] as ((message: Message<E>) => void) | undefined)?.(message);
    await new Promise((done) => setTimeout(done));
  }
}

/** The store of a debate without a page, live or not yet. */
export async function openStore(snapshot: DebateSnapshot = aDebate(), { connected = true } = {}) {
  const api = new FakeApi().answer(debateSee, snapshot);
  const line = new FakeLine(snapshot);
  TestBed.configureTestingModule({
    providers: [DebateStore, DebateSender, api.provider, line.provider],
  });
  const store = TestBed.inject(DebateStore);
  await store.open(snapshot.id);
  if (connected) await line.connect();
  return { api, line, store };
}

/** A part of the page on the bench, in a debate that is there and live. */
export async function openPart<T>(
  part: Type<T>,
  snapshot: DebateSnapshot,
  inputs: Readonly<Record<string, unknown>> = {},
  api = new FakeApi(),
): Promise<Bench<T> & { readonly line: FakeLine; readonly close: () => void }> {
  const line = new FakeLine(snapshot);
  api.answer(debateSee, snapshot);
  const page = await openPage(part, { api, inputs, providers: [line.provider, ...debateProviders] });
  await TestBed.inject(DebateStore).open(snapshot.id);
  await line.connect();
  await page.settle();
  const close = () => {
    page.element.remove();
    TestBed.resetTestingModule();
  };
  return { ...page, line, close };
}
