import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Announcer } from '@samepage/ui';
import { App } from './app';
import { PageTitles } from './core/page-titles';
import { TitleStrategy } from '@angular/router';

const heading = signal('');

@Component({ selector: 'sp-first', template: '<h1>Inquiries</h1>' })
class FirstPage {}

@Component({
  selector: 'sp-late',
  template: '@if (heading()) {<h1>{{ heading() }}</h1>}<button>Other</button>',
})
class LatePage {
  protected readonly heading = heading;
}

async function setup() {
  heading.set('');
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: '', component: FirstPage },
        { path: 'join', title: 'Join with a code', component: FirstPage },
        { path: 'late', title: 'Late', component: LatePage },
      ]),
      { provide: TitleStrategy, useExisting: PageTitles },
    ],
  });
  const say = jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation(() => undefined);
  const fixture = TestBed.createComponent(App);
  const page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const go = async (path: string) => {
    await TestBed.inject(Router).navigateByUrl(path);
    await settle();
  };
  const settle = async () => {
    await fixture.whenStable();
    // One turn: the focus moves in the turn after a navigation, which was queued before this one.
    await new Promise((done) => setTimeout(done));
  };
  await go('/');
  return { page, go, settle, say };
}

describe('the shell', () => {
  it('puts the way past it first', async () => {
    const { page } = await setup();
    const skip = page.querySelector<HTMLAnchorElement>('a');
    expect(skip?.textContent).toBe('Skip to the page');
    skip?.click();
    expect(document.activeElement).toBe(page.querySelector('main'));
  });

  it('leaves the focus alone when the first page opens', async () => {
    const { say } = await setup();
    expect(document.activeElement?.tagName).not.toBe('H1');
    expect(say).not.toHaveBeenCalled();
  });

  it('moves the focus to the heading of a new page and says its title', async () => {
    const { go, say } = await setup();
    await go('/join');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(say).toHaveBeenCalledWith('Join with a code · Samepage');
  });

  it('leaves the focus alone when only the query or fragment changes', async () => {
    const { page, go, say } = await setup();
    page.querySelector<HTMLElement>('nav a')?.focus();
    await go('/?find=choir#found');
    expect(document.activeElement?.tagName).toBe('A');
    expect(say).not.toHaveBeenCalled();
  });

  it('waits on main for a heading that is still loading', async () => {
    const { go, settle } = await setup();
    await go('/late');
    expect(document.activeElement?.tagName).toBe('MAIN');
    heading.set('A grey Tuesday');
    await settle();
    expect(document.activeElement?.textContent).toBe('A grey Tuesday');
  });

  it('leaves a reader alone who moved on before the heading came', async () => {
    const { page, go, settle } = await setup();
    await go('/late');
    page.querySelector<HTMLElement>('main button')?.focus();
    heading.set('A grey Tuesday');
    await settle();
    expect(document.activeElement?.tagName).toBe('BUTTON');
  });

  it('marks where the reader is', async () => {
    const { page, go } = await setup();
    await go('/join');
    const here = Array.from(page.querySelectorAll('[aria-current=page]'), (link) => link.textContent.trim());
    expect(here).toEqual(['Join with a code']);
  });
});
