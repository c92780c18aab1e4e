import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { deferred } from '@samepage/testing';
import { loaded } from './load';
import { problem } from './testing/fake-api';

type Answer = ReturnType<typeof deferred<string>>;

@Component({ template: '' })
class Bench {
  readonly about = signal<string | undefined>('a');
  readonly answers: Answer[] = [];
  readonly thing = loaded(this.about, () => {
    const answer = deferred<string>();
    this.answers.push(answer);
    return answer.promise;
  });
}

/** Something that is asked for, each answer in the test's hand; `take` lets the page take in what came. */
async function setup() {
  const fixture = TestBed.createComponent(Bench);
  const bench = fixture.componentInstance;
  const take = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  };
  await take();
  const { about, answers, thing } = bench;
  const answer = async (at: number, value: string) => {
    answers[at]?.resolve(value);
    await take();
  };
  return { about, answers, thing, take, answer };
}

describe('something asked of the server', () => {
  it('keeps what is there while it is asked for again', async () => {
    const { thing, answers, answer, take } = await setup();
    await answer(0, 'one');
    thing.again();
    await take();
    expect([thing.value(), thing.waiting(), answers.length]).toEqual(['one', true, 2]);
    await answer(1, 'two');
    expect([thing.value(), thing.waiting()]).toEqual(['two', false]);
  });

  it('is asked for once more after what is under way, however often that was wanted meanwhile', async () => {
    const { thing, answers, answer, take } = await setup();
    for (let time = 0; time < 3; time++) thing.again();
    await take();
    expect(answers).toHaveLength(1);
    await answer(0, 'made before');
    expect(answers).toHaveLength(2);
    await answer(1, 'made after');
    expect(thing.value()).toBe('made after');
    await take();
    expect(answers).toHaveLength(2);
  });

  it('is asked for once more where what was under way fails', async () => {
    const { thing, answers, answer, take } = await setup();
    thing.again();
    answers[0]?.reject(problem('database_away'));
    await take();
    await answer(1, 'there');
    expect([thing.value(), thing.trouble(), answers.length]).toEqual(['there', null, 2]);
  });

  it('is not asked for again for what is asked about anew, nor where nothing is asked about', async () => {
    const { about, thing, answers, answer, take } = await setup();
    thing.again();
    about.set('b');
    await take();
    expect(answers).toHaveLength(2);
    await answer(1, 'of b');
    expect([thing.value(), answers.length]).toEqual(['of b', 2]);
    about.set(undefined);
    await take();
    thing.again();
    await take();
    expect([thing.value(), answers.length]).toEqual([undefined, 2]);
  });
});
