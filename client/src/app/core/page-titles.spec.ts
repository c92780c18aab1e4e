import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { PageTitles } from './page-titles';

@Component({ selector: 'sp-any', template: '' })
class AnyPage {}

describe('PageTitles', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'join', title: 'Join with a code', component: AnyPage },
          { path: '', component: AnyPage },
        ]),
        { provide: TitleStrategy, useExisting: PageTitles },
      ],
    });
  });

  it('puts the page before the place', async () => {
    await TestBed.inject(Router).navigateByUrl('/join');
    expect(TestBed.inject(Title).getTitle()).toBe('Join with a code · Samepage');
  });

  it('is the place alone where a page has no title', async () => {
    await TestBed.inject(Router).navigateByUrl('/');
    expect(TestBed.inject(Title).getTitle()).toBe('Samepage');
  });

  it('lets a page say better once it knows', () => {
    TestBed.inject(PageTitles).set('A grey Tuesday');
    expect(TestBed.inject(Title).getTitle()).toBe('A grey Tuesday · Samepage');
  });
});
