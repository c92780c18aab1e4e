import { TestBed } from '@angular/core/testing';
import { ThemeChoice } from './theme';

const root = document.documentElement;

describe('ThemeChoice', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => root.removeAttribute('data-theme'));

  it('follows the device at first', () => {
    const choice = TestBed.inject(ThemeChoice);
    TestBed.tick();
    expect(choice.theme()).toBe('device');
    expect(root.hasAttribute('data-theme')).toBe(false);
  });

  it('remembers what the reader chose on this device', () => {
    TestBed.inject(ThemeChoice).choose('dark');
    TestBed.tick();
    expect(root.getAttribute('data-theme')).toBe('dark');
    TestBed.resetTestingModule();
    expect(TestBed.inject(ThemeChoice).theme()).toBe('dark');
  });

  it('forgets it when the device may choose again', () => {
    const choice = TestBed.inject(ThemeChoice);
    choice.choose('dark');
    choice.choose('device');
    TestBed.tick();
    expect(root.hasAttribute('data-theme')).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it('ignores a kept word it does not know', () => {
    localStorage.setItem('samepage.theme', 'sepia');
    expect(TestBed.inject(ThemeChoice).theme()).toBe('device');
  });

  it('still changes the page where nothing can be kept', () => {
    const keep = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    const choice = TestBed.inject(ThemeChoice);
    choice.choose('light');
    expect(choice.theme()).toBe('light');
    keep.mockRestore();
  });
});
