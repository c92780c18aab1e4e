import { HttpErrorResponse } from '@angular/common/http';
import { Provider } from '@angular/core';
import type { FailureCode, Problem } from '@samepage/contracts';
import { Api } from '../../api/api';

type Answer = (params: never) => unknown;

/** Answers API functions in tests, and remembers what was asked. A function nobody prepared is a failing test. */
export class FakeApi {
  private readonly answers = new Map<unknown, Answer>();
  readonly asked: { readonly fn: unknown; readonly params: unknown }[] = [];
  readonly provider: Provider = { provide: Api, useValue: this };

  /** The value to answer with, or what works it out from the parameters; what it throws is thrown. */
  answer(fn: unknown, value: unknown): this {
    this.answers.set(fn, typeof value === 'function' ? (value as Answer) : () => value);
    return this;
  }

  fail(fn: unknown, error: unknown): this {
    return this.answer(fn, () => {
      throw error;
    });
  }

  async invoke(fn: unknown, params?: unknown): Promise<unknown> {
    this.asked.push({ fn, params });
    const answer = this.answers.get(fn);
    if (!answer) throw new Error(`Nothing was prepared for ${(fn as { name: string }).name}.`);
    await Promise.resolve();
    return answer(params as never);
  }

  /** The parameters of every call of a function, in order. */
  askedOf(fn: unknown): unknown[] {
    return this.asked.filter((each) => each.fn === fn).map(({ params }) => params);
  }
}

export function problem(code: FailureCode, detail = '', problems?: Problem['problems']): Problem {
  return { type: `urn:samepage:problem:${code}`, title: code, status: 400, code, detail, problems };
}

export function refusedWith(
  code: FailureCode,
  detail = '',
  problems?: Problem['problems'],
): HttpErrorResponse {
  return new HttpErrorResponse({ status: 400, error: problem(code, detail, problems) });
}

export const unreachable = new HttpErrorResponse({ status: 0 });
