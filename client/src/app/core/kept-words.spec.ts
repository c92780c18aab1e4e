import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keptWords } from './kept-words';

function setup(name = signal('response.1')) {
  const words = TestBed.runInInjectionContext(() => keptWords(name));
  TestBed.tick();
  return { words, name };
}

describe('words being typed', () => {
  beforeEach(() => sessionStorage.clear());

  it('are there again after a reload', () => {
    setup().words.set('A walk, and soup after.');
    TestBed.tick();
    TestBed.resetTestingModule();
    expect(setup().words()).toBe('A walk, and soup after.');
  });

  it('are forgotten once they are sent', () => {
    const { words } = setup();
    words.set('A walk');
    TestBed.tick();
    words.set('');
    TestBed.tick();
    expect(sessionStorage).toHaveLength(0);
  });

  it('belong to what they are about', () => {
    const { words, name } = setup();
    words.set('About the first');
    TestBed.tick();
    name.set('response.2');
    TestBed.tick();
    expect(words()).toBe('');
    name.set('response.1');
    TestBed.tick();
    expect(words()).toBe('About the first');
  });

  it('are forgotten though something else is written about at once', () => {
    const { words, name } = setup();
    words.set('About the first');
    TestBed.tick();
    words.set('');
    name.set('response.2');
    TestBed.tick();
    name.set('response.1');
    TestBed.tick();
    expect(words()).toBe('');
  });

  it('stay on the page where the browser keeps nothing', () => {
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('quota');
    });
    const { words } = setup();
    words.set('Still here');
    TestBed.tick();
    expect(words()).toBe('Still here');
    refuse.mockRestore();
  });
});
