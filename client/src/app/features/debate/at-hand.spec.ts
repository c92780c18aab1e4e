import { TestBed } from '@angular/core/testing';
import { aDebate } from '../../shared/testing/samples';
import { SpAtHand } from './at-hand';
import { Calm } from './calm';
import { openPart } from './testing';

describe('what is always at hand', () => {
  afterEach(() => localStorage.clear());

  it('asks for a pause and confirms it to the one who asked', async () => {
    const { line, press, text } = await openPart(SpAtHand, aDebate());
    line.answer('debate.signal', {});
    await press('I need a pause');
    expect(line.asked.at(-1)).toEqual({ event: 'debate.signal', request: { debateId: 'd-1' } });
    expect(text()).toContain('The facilitators know');
  });

  it('says so when it did not arrive', async () => {
    const { line, press, text } = await openPart(SpAtHand, aDebate());
    line.refuse('debate.signal', 'We could not tell them.');
    await press('I need a pause');
    expect(text()).toContain('We could not tell them.');
    expect(text()).not.toContain('The facilitators know');
  });

  it('shows where to find support, as the inquiry says', async () => {
    const support = { words: 'Talk to Mo at the door.', address: 'https://example.org/help' };
    const { element, text } = await openPart(SpAtHand, aDebate({ support }));
    expect(text()).toContain('Talk to Mo at the door.');
    expect(element.querySelector('.support + p a')?.getAttribute('href')).toBe('https://example.org/help');
  });

  it('remembers on this device that someone wants less to take in', async () => {
    const { element, settle } = await openPart(SpAtHand, aDebate());
    element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settle();
    expect(TestBed.inject(Calm).isOn()).toBe(true);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Calm).isOn()).toBe(true);
  });

  it('leads out of the debate, and to the words about this place that a phone has no footer for', async () => {
    const { element } = await openPart(SpAtHand, aDebate());
    const leave = element.querySelector('a');
    expect(leave?.textContent).toBe('Leave the debate, and go back to the inquiry');
    expect(leave?.getAttribute('href')).toBe(`/i/${aDebate().inquirySlug}`);
    const links = [...element.querySelectorAll('.things a')].map((link) => link.textContent);
    expect(links).toEqual(['Accessibility', 'Privacy']);
  });

  it('says in words when the connection is lost', async () => {
    const { line, settle, text } = await openPart(SpAtHand, aDebate());
    expect(text()).toContain('Live');
    await line.connect(false);
    await settle();
    expect(text()).toContain('Connecting again…');
  });
});
