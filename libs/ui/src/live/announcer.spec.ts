import { TestBed } from '@angular/core/testing';
import { Announcer } from './announcer';

const region = () => document.querySelector('[data-announcer]');

describe('Announcer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    region()?.remove();
  });

  it('says words in one polite region', () => {
    const announcer = TestBed.inject(Announcer);
    announcer.say('A new statement is here.');
    jest.runAllTimers();
    announcer.say('Another one.');
    jest.runAllTimers();
    expect(document.querySelectorAll('[data-announcer]')).toHaveLength(1);
    expect(region()?.getAttribute('role')).toBe('status');
    expect(region()?.textContent).toBe('Another one.');
  });

  it('clears the region first, so the same words are heard again', () => {
    const announcer = TestBed.inject(Announcer);
    announcer.say('Saved');
    jest.runAllTimers();
    announcer.say('Saved');
    expect(region()?.textContent).toBe('');
    jest.runAllTimers();
    expect(region()?.textContent).toBe('Saved');
  });
});
